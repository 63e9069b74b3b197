"""The body of an article or a static page as readers see it: made once, kept until something shared changes.

Everything it refers to is loaded first, so that sixty blocks cost the queries of three.
"""

import re
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
MIDDLE = "<!--middle-->"
BETWEEN_PARAGRAPHS = re.compile(r"</p>\s*<p")
# A text of fewer characters of HTML has no middle: what stands there would interrupt it.
SHORT = 3000


@dataclass(frozen=True)
class Body:
    """`middle` is where in `html` something may stand between two paragraphs, about half way; 0 in a short text. `below` is
    what else of the page refers to pages and files: post-scriptum, documents.
    """

    html: SafeString
    notes: SafeString
    below: SafeString
    middle: int = 0

    @property
    def first_half(self) -> SafeString:
        return SafeString(self.html[: self.middle])

    @property
    def second_half(self) -> SafeString:
        return SafeString(self.html[self.middle :])


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
    closed), whatever the number of blocks, once the renditions exist; two more for what stands below. The page's own stream
    is left as it was.
    """
    stored = {str(note.uuid): note for note in page.footnotes.all()}
    raw = list(page.body.raw_data)
    rendering = Rendering(load(_references(page, raw, stored)), Notes(stored), request=request)
    token = loaded.set(rendering.loaded)
    try:
        # A stream of its own: the one of the page must keep links to what readers may not see, or a save would lose them.
        kinds = [str(item["type"]) for item in raw]
        stream = StreamValue(page.body.stream_block, raw, is_lazy=True)
        pieces = [child.render({"page": page, "request": request, "rendering": rendering}) for child in stream]
    finally:
        loaded.reset(token)
    notes = rendering.notes.cited_texts(rendering.rich_text)
    end = render_to_string("articles/includes/notes.html", {"notes": notes}) if notes else ""
    html = typeset_html(mark_safe(side_notes("\n".join(marked_in_the_middle(pieces, kinds)), notes)))
    middle = max(0, html.find(MIDDLE))
    template = getattr(page, "below_template", "")
    below = render_to_string(template, {"page": page}) if template else SafeString()
    return Body(mark_safe(html.replace(MIDDLE, "")), typeset_html(mark_safe(end)), below, middle)


def marked_in_the_middle(pieces: list[str], kinds: list[str]) -> list[str]:
    """`pieces` of a body with MIDDLE between the two paragraphs nearest to half of it; as they were where it is short."""
    half, before = sum(len(piece) for piece in pieces) / 2, 0
    places: list[tuple[float, int, int]] = []
    for number, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        if kind == "paragraph":
            between = (match.end() - 2 for match in BETWEEN_PARAGRAPHS.finditer(piece))
            places += [(abs(before + place - half), number, place) for place in between]
        before += len(piece)
    if half * 2 < SHORT or not places:
        return pieces
    _distance, number, place = min(places)
    return [*pieces[:number], f"{pieces[number][:place]}{MIDDLE}{pieces[number][place:]}", *pieces[number + 1 :]]


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
