"""Who may comment, as editors set it on sections and articles. Pure data: nothing here knows of comments."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentPolicy(models.TextChoices):
    """From the widest to the strictest; INHERIT leaves the choice to the section above."""

    INHERIT = "", _("As the section decides")
    OPEN = "open", _("Open to all, each comment approved before it shows")
    REGISTERED = "registered", _("Open to readers with an account")
    CLOSED = "closed", _("Closed")


STRICTNESS = [CommentPolicy.OPEN, CommentPolicy.REGISTERED, CommentPolicy.CLOSED]


def strictest(policies: Iterable[str]) -> CommentPolicy:
    """The strictest of `policies`; open where none says anything."""
    said = [STRICTNESS.index(CommentPolicy(policy)) for policy in policies if policy]
    return STRICTNESS[max(said, default=0)]
