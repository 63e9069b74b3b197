"""The headings under which the picker sorts blocks."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Writing")
MEDIA = _("Pictures, sound, video")
DATA = _("Documents and data")
LINKS = _("Links")
