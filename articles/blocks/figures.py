"""Amounts side by side, as "where the money goes": a table that everybody can read, with bars that need no script."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DecimalBlock, IntegerBlock, ListBlock, StructBlock, StructValue

from articles.blocks import samples
from articles.blocks.groups import DATA
from articles.blocks.whole import WholeStructBlock


@dataclass(frozen=True)
class Row:
    label: str
    amount: Decimal
    note: str
    # Of the total; and of the largest, for the bar.
    percent: float
    bar: int


class FiguresValue(StructValue):
    @property
    def total(self) -> Decimal:
        return sum((row["amount"] or Decimal(0) for row in self["rows"]), Decimal(0))

    @property
    def shown(self) -> list[Row]:
        total, largest = self.total, max((row["amount"] or 0 for row in self["rows"]), default=0)
        return [
            Row(
                label=row["label"],
                amount=row["amount"] or Decimal(0),
                note=row["note"],
                percent=float((row["amount"] or 0) * 100 / total) if total else 0.0,
                bar=round((row["amount"] or 0) * 100 / largest) if largest else 0,
            )
            for row in self["rows"]
        ]


class FigureRowBlock(StructBlock):
    label = CharBlock(label=_("What"), max_length=100, help_text=_("Example: The newsroom’s wages."))
    amount = DecimalBlock(label=_("Amount"), min_value=0, max_digits=12, decimal_places=2, help_text=_("In euros."))
    note = CharBlock(
        label=_("Explanation"), max_length=200, required=False, help_text=_("Example: four people, three of them part-time.")
    )


class FiguresBlock(WholeStructBlock):
    title = CharBlock(label=_("Title"), max_length=120, help_text=_("Example: What one hundred euros paid for in 2014."))
    rows = ListBlock(FigureRowBlock(label=_("Line")), label=_("Lines"), min_num=2, max_num=20)
    source = CharBlock(
        label=_("Source"), max_length=200, required=False, help_text=_("Example: accounts approved on 12 May 2014.")
    )

    class Meta:
        icon = "table"
        group = DATA
        label = _("Where the money goes")
        label_format = "{title}"
        description = _("Amounts with their shares of the total, as bars and as figures.")
        template = "articles/blocks/figures.html"
        value_class = FiguresValue
        preview_value = staticmethod(samples.figures)


class GiftCostBlock(WholeStructBlock):
    """What gifts cost after tax. What is shown is computed by the app of giving, which fills the place in the template."""

    amounts = ListBlock(
        IntegerBlock(label=_("Amount"), min_value=1, max_value=100_000),
        label=_("Amounts, in euros"),
        min_num=1,
        max_num=8,
        help_text=_("Example: 20, 50, 100. The rate of the tax reduction is in the settings of the call for donations."),
    )

    class Meta:
        icon = "tag"
        group = DATA
        label = _("Real cost of a gift")
        description = _("What each amount costs once the tax reduction is taken off, and how receipts come.")
        template = "articles/blocks/gift_cost.html"
        preview_value: Any = staticmethod(samples.gift_cost)
