from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from articles.blocks import samples
from articles.blocks.groups import DATA
from articles.blocks.quote import KeptTextBlock
from articles.blocks.whole import WholeStructBlock


class CodeBlock(WholeStructBlock):
    language = CharBlock(
        label=_("Name of the language"), max_length=40, required=False, help_text=_("Shown above the code. Example: Python.")
    )
    code = KeptTextBlock(label=_("Code"), rows=8, help_text=_("Shown letter for letter: nothing is corrected in it."))
    caption = CharBlock(label=_("Caption"), max_length=500, required=False)

    class Meta:
        icon = "code"
        group = DATA
        label = _("Code")
        label_format = "{language} {caption} {code}"
        description = _("A program, a formula, a configuration, letter for letter.")
        template = "articles/blocks/code.html"
        preview_value = staticmethod(samples.code)
