import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue, TextBlock, URLBlock

from articles.blocks import samples
from articles.blocks.groups import TEXT
from articles.blocks.languages import LanguageBlock, foreign
from articles.blocks.whole import WholeStructBlock
from articles.richtext import safe_address


class QuoteValue(StructValue):
    @property
    def foreign_language(self) -> str:
        return foreign(self)

    @property
    def source_address(self) -> str:
        return safe_address(self.get("url") or "")

    @property
    def stanzas(self) -> list[str]:
        """What empty lines part, each with its lines and indents."""
        text = str(self.get("text") or "").replace("\r\n", "\n")
        return [stanza for stanza in (part.strip("\n") for part in re.split(r"\n[ \t]*\n", text)) if stanza.strip()]


class QuoteBlock(WholeStructBlock):
    text = TextBlock(label=_("Quote"), rows=3, help_text=_("The words alone, without quotation marks: the page sets them apart."))
    person = CharBlock(label=_("Who"), max_length=200, required=False, help_text=_("Example: Camille Renaud."))
    role = CharBlock(
        label=_("In what capacity"), max_length=200, required=False, help_text=_("Example: co-founder of the workshop.")
    )
    source = CharBlock(
        label=_("Taken from"),
        max_length=300,
        required=False,
        help_text=_("A book, a piece, a speech. Example: Our Common Work, 2012."),
    )
    url = URLBlock(label=_("Address of the source"), max_length=500, required=False)
    language = LanguageBlock(required=False, help_text=_("Only where it is not the language of the article."))

    class Meta:
        icon = "openquote"
        group = TEXT
        label = _("Quote")
        label_format = "{text}"
        description = _("Words of somebody, with who said them and where.")
        template = "articles/blocks/quote.html"
        value_class = QuoteValue
        preview_value = staticmethod(samples.quote)


class KeptTextBlock(TextBlock):
    """Text whose first and last spaces count: verse and code begin with indents."""

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.field_options["strip"] = False


class VerseBlock(WholeStructBlock):
    text = KeptTextBlock(
        label=_("Verse"),
        rows=6,
        help_text=_("Line breaks and indents are kept; an empty line begins a stanza."),
    )
    person = CharBlock(label=_("Author"), max_length=200, required=False, help_text=_("Example: Louise Labé."))
    source = CharBlock(label=_("Taken from"), max_length=300, required=False, help_text=_("Example: Sonnets, 1555."))
    url = URLBlock(label=_("Address of the source"), max_length=500, required=False)
    language = LanguageBlock(required=False, help_text=_("Only where it is not the language of the article."))

    class Meta:
        icon = "italic"
        group = TEXT
        label = _("Verse")
        label_format = "{text}"
        description = _("A poem or a song, line by line.")
        template = "articles/blocks/verse.html"
        value_class = QuoteValue
        preview_value = staticmethod(samples.verse)
