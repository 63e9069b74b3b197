"""The body of an article or a static page as readers see it: made once, kept until something shared changes.

Everything it refers to is loaded first, so that sixty blocks cost the queries of three.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.models import Page

from articles.loading import Loaded, load, loaded, references_in_text, references_of
from articles.notes import Notes, side_notes
from articles.richtext import Anchors, RichTextWriter
from articles.turns import seconds_to_next
from core import stamp
from core.templatetags.type import typeset_html

LONGEST = 300  # Seconds.


@dataclass(frozen=True)
class Body:
    html: SafeString
    notes: SafeString


@dataclass
class Rendering:
    """What the blocks of one body share while they render: rows, notes, names of headings."""

    loaded: Loaded = field(default_factory=Loaded)
    notes: Notes = field(default_factory=Notes)
    anchors: Anchors = field(default_factory=Anchors)
    request: HttpRequest | None = None

    def rich_text(self, source: str) -> SafeString:
        """The HTML of stored rich text, not yet typeset."""
        writer = RichTextWriter(self.loaded, self.notes, self.anchors, self.request)
        writer.feed(source)
        return writer.finished()


def body_of(page: Page, request: HttpRequest | None) -> Body:
    """The body and its notes, kept until a linked article may come to its date or pass it. A preview is made afresh: what
    it shows is not what is stored.
    """
    if getattr(request, "is_preview", False) or not page.live:
        return render(page, request)
    name = f"body:{page.pk}:{page.latest_revision_id}:{get_language()}"
    return stamp.cached(name, lambda: render(page, request), int(min(LONGEST, seconds_to_next())))


def render(page: Page, request: HttpRequest | None = None) -> Body:
    """Body and notes, typeset; six queries at most (footnotes, pictures, their renditions, documents, linked pages and what is
    closed), whatever the number of blocks, once the renditions exist. The page's own stream is left as it was.
    """
    stored = {str(note.uuid): note for note in page.footnotes.all()}
    raw = list(page.body.raw_data)
    rendering = Rendering(load(_references(page, raw, stored)), Notes(stored), request=request)
    token = loaded.set(rendering.loaded)
    try:
        # A stream of its own: the one of the page must keep links to what readers may not see, or a save would lose them.
        stream = StreamValue(page.body.stream_block, raw, is_lazy=True)
        html = "\n".join(child.render({"page": page, "request": request, "rendering": rendering}) for child in stream)
    finally:
        loaded.reset(token)
    notes = rendering.notes.cited_texts(rendering.rich_text)
    end = render_to_string("articles/includes/notes.html", {"notes": notes}) if notes else ""
    return Body(typeset_html(mark_safe(side_notes(html, notes))), typeset_html(mark_safe(end)))


def render_rich_text(source: str, request: HttpRequest | None = None) -> SafeString:
    """Rich text that stands alone (a post-scriptum, an introduction), under the same rules as a paragraph of a body."""
    return render_rich_texts([source], request)[0]


def render_rich_texts(sources: list[str], request: HttpRequest | None = None) -> list[SafeString]:
    """Several that stand alone on the same page: the queries of one."""
    things = load(chain.from_iterable(references_in_text(source) for source in sources))
    return [typeset_html(Rendering(things, request=request).rich_text(source)) for source in sources]


def _references(page: Any, raw: list[dict[str, Any]], notes: dict[str, Any]) -> Iterator[tuple[str, int]]:
    in_notes = chain.from_iterable(references_in_text(str(note.text)) for note in notes.values())
    return chain(references_of(page.body.stream_block, raw), in_notes)
