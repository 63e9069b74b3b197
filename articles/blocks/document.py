from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue

from articles.blocks import samples
from articles.blocks.choosers import FileChooserBlock
from articles.blocks.groups import DATA
from articles.blocks.whole import WholeStructBlock


class DocumentValue(StructValue):
    """A document as shown: its own title unless this use has one."""

    @property
    def shown_title(self) -> str:
        return self.get("title") or self["document"].title

    @property
    def format(self) -> str:
        """Example: PDF."""
        return self["document"].file_extension.upper()

    @property
    def weight(self) -> int | None:
        """In bytes, as stored when it was uploaded; None where nobody knows."""
        return self["document"].file_size


class DocumentBlock(WholeStructBlock):
    document = FileChooserBlock(label=_("Document"))
    title = CharBlock(label=_("Title"), max_length=200, required=False, help_text=_("Empty: the document's own title."))

    class Meta:
        icon = "doc-full"
        group = DATA
        label = _("Document")
        label_format = "{title} {document}"
        description = _("A file to download, with its format and weight.")
        template = "articles/blocks/document.html"
        value_class = DocumentValue
        preview_value = staticmethod(samples.document)
