"""The body of an article or a static page as readers see it: made once, kept until something shared changes."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core import stamp
from core.templatetags.type import typeset_html

# Written by templates/wagtail_footnotes/includes/footnote_reference.html after the mark of a note.
SIDE_NOTE_PLACE = re.compile(r"<!--note (\d+) (\d+)-->")
PARAGRAPH_BREAK = re.compile(r"</p>\s*<p[^>]*>")
PARAGRAPH_TAG = re.compile(r"</?p[^>]*>")
# A linked article may come to its date or pass it without anything being saved.
SECONDS = 60


@dataclass(frozen=True)
class Body:
    html: SafeString
    notes: SafeString


def body_of(page: Page, request: HttpRequest | None) -> Body:
    """The body and its notes. A preview is made afresh: what it shows is not what is stored."""
    if getattr(request, "is_preview", False) or not page.live:
        return render(page, request)
    name = f"body:{page.pk}:{page.latest_revision_id}:{get_language()}"
    return stamp.cached(name, lambda: render(page, request), SECONDS)


def render(page: Page, request: HttpRequest | None) -> Body:
    fetch_footnotes = getattr(page, "fetch_footnotes", None)
    if fetch_footnotes:
        fetch_footnotes()
    page.footnotes_list = []
    html = page.body.render_as_block({"page": page, "request": request})
    notes = [{"html": mark_safe(expand_db_html(note.text)), "references": note.references} for note in page.footnotes_list]
    html = SIDE_NOTE_PLACE.sub(lambda place: side_note(notes, int(place[1]), int(place[2])), html)
    end = render_to_string("articles/includes/notes.html", {"notes": notes}) if notes else ""
    return Body(typeset_html(mark_safe(html)), typeset_html(mark_safe(end)))


def side_note(notes: list[dict], number: int, reference: int) -> str:
    """The note beside its first mark, for wide screens; in phrases, since it stands inside a paragraph."""
    if reference > 1:
        return ""
    phrases = PARAGRAPH_TAG.sub("", PARAGRAPH_BREAK.sub("<br>", notes[number - 1]["html"]))
    return f'<small class="side-note"><span class="side-note__number">{number}</span> {phrases}</small>'
