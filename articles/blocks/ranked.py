from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StructValue

from articles.blocks.groups import LINKS
from articles.blocks.whole import WholeStructBlock


class Ranking(TextChoices):
    READ = "read", _("Most read")
    RATED = "rated", _("Best rated by readers")


class RankedValue(StructValue):
    @property
    def shown(self) -> list[Any]:
        # Later than the models, which are made of these blocks.
        from articles.take_part import listed, still_current

        return still_current(listed(self["by"], self["number"], self["days"]))

    @property
    def heading(self) -> str:
        return self["title"] or str(Ranking(self["by"]).label)


class RankedBlock(WholeStructBlock):
    by = ChoiceBlock(label=_("Which"), choices=Ranking.choices, default=Ranking.READ.value)
    title = CharBlock(label=_("Title"), max_length=120, required=False, help_text=_("Empty: the name of the list."))
    number = IntegerBlock(label=_("How many"), min_value=2, max_value=10, default=5)
    days = IntegerBlock(
        label=_("Over how many days"), min_value=1, max_value=365, default=30, help_text=_("For the most read only.")
    )

    class Meta:
        icon = "list-ol"
        group = LINKS
        label = _("Most read, best rated")
        label_format = "{title} {by}"
        description = _("A list that readers make: always up to date.")
        template = "articles/blocks/ranked.html"
        value_class = RankedValue
        preview_value = {"by": "read", "title": "", "number": 5, "days": 30}
