from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock

from articles.blocks import samples
from articles.blocks.groups import TEXT
from articles.blocks.paragraph import ShortTextBlock
from articles.blocks.whole import WholeStructBlock


class CallOutKind(TextChoices):
    ASIDE = "aside", _("Aside: explains beside the text")
    ESSENTIAL = "essential", _("Essential: what to remember")


class CallOutBlock(WholeStructBlock):
    kind = ChoiceBlock(label=_("Kind"), choices=CallOutKind.choices, default=CallOutKind.ASIDE.value)
    title = CharBlock(label=_("Title"), max_length=120, help_text=_("Example: What the law says."))
    text = ShortTextBlock(
        label=_("Text"),
        features=["bold", "italic", "link", "document-link", "ol", "ul"],
        help_text=_("A few sentences or a list."),
    )

    class Meta:
        icon = "info-circle"
        group = TEXT
        label = _("Call-out")
        label_format = "{title}"
        description = _("A title and a few sentences, set apart from the text.")
        template = "articles/blocks/callout.html"
        preview_value = staticmethod(samples.callout)
