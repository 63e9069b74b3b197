from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from articles.blocks import samples
from articles.blocks.groups import DATA


class TableBlock(WagtailTableBlock):
    """Wagtail's own table, its caption included, in a frame that scrolls by itself."""

    class Meta:
        icon = "table"
        group = DATA
        label = _("Table")
        description = _("Rows and columns with a caption; say which row or column holds the headings.")
        template = "articles/blocks/table.html"
        preview_value = staticmethod(samples.table)
