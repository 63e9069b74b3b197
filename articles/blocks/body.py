from django.utils.translation import gettext_lazy as _
from wagtail_footnotes.blocks import RichTextBlockWithFootnotes

BODY_BLOCKS = [
    (
        "paragraph",
        RichTextBlockWithFootnotes(
            label=_("Text"), features=["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul", "footnotes"]
        ),
    ),
]
