from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText
from wagtail_footnotes.blocks import RichTextBlockWithFootnotes

from articles.blocks import samples
from articles.blocks.groups import TEXT
from articles.rendering import Rendering, render_rich_text


class RenderedText:
    """Rich text whose links, notes and headings are resolved by the rendering of the whole body, when there is one."""

    def render(self, value: RichText, context: dict[str, Any] | None = None) -> str:
        rendering = (context or {}).get("rendering")
        if isinstance(rendering, Rendering):
            return rendering.rich_text(value.source)
        return render_rich_text(value.source, (context or {}).get("request"))


class ParagraphBlock(RenderedText, RichTextBlockWithFootnotes):
    class Meta:
        icon = "pilcrow"
        group = TEXT
        label = _("Text")
        description = _("Paragraphs, headings, lists, links to pages and documents, footnotes.")
        preview_value = staticmethod(samples.paragraph)


class ShortTextBlock(RenderedText, RichTextBlock):
    """A few sentences inside another block: no headings, no notes."""
