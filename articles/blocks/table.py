from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from articles.blocks import samples
from articles.blocks.groups import DATA


class TableBlock(WagtailTableBlock):
    """Wagtail's own table, its caption included, in a frame that scrolls by itself."""

    def clean(self, value: Any) -> Any:
        """Wagtail says "Validation error in TableBlock", in every language."""
        if value and not value.get("table_header_choice") and not self.is_deferred_validation:
            raise ValidationError(gettext("Say above the table which row or column holds the headings."))
        return super().clean(value)

    class Meta:
        icon = "table"
        group = DATA
        label = _("Table")
        description = _("Rows and columns with a caption; say which row or column holds the headings.")
        template = "articles/blocks/table.html"
        preview_value = staticmethod(samples.table)
