"""Small repeated parts of an article: links, documents, corrections."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DateBlock, StructBlock, TextBlock, URLBlock

from articles.blocks.document import DocumentBlock


class LinkBlock(StructBlock):
    name = CharBlock(label=_("Name"), max_length=200, help_text=_("Of the site or the piece. Example: MarsLab, October 2014."))
    url = URLBlock(label=_("Address"), max_length=500)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{name}"


class CorrectionBlock(StructBlock):
    date = DateBlock(label=_("Date"))
    text = TextBlock(label=_("Correction"), help_text=_("What was wrong, and what is right."))

    class Meta:
        icon = "edit"
        label = _("Correction")
        label_format = "{text}"


LINK_BLOCKS = [("link", LinkBlock())]
DOCUMENT_BLOCKS = [("document", DocumentBlock())]
CORRECTION_BLOCKS = [("correction", CorrectionBlock())]
