"""The footnotes of one page: numbered in the order of their first mention, at the end of the text and beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

# Written by templates/wagtail_footnotes/includes/footnote_reference.html after the mark of a note.
SIDE_NOTE_PLACE = re.compile(r"<!--note (\d+) (\d+)-->")
PARAGRAPH_BREAK = re.compile(r"</p>\s*<p[^>]*>")
PARAGRAPH_TAG = re.compile(r"</?p[^>]*>")


@dataclass
class Notes:
    """`stored` by identifier; `cited` in the order of first mention, with the number of mentions."""

    stored: dict[str, Any] = field(default_factory=dict)
    cited: dict[str, int] = field(default_factory=dict)

    def cite(self, key: str) -> SafeString:
        """The mark in the text; nothing for a note that was deleted."""
        if key not in self.stored:
            return mark_safe("")
        self.cited[key] = self.cited.get(key, 0) + 1
        template = get_template("wagtail_footnotes/includes/footnote_reference.html")
        mark = template.render({"index": list(self.cited).index(key) + 1, "reference_index": self.cited[key]})
        return mark_safe(mark.strip())

    def cited_texts(self, rich_text: Callable[[str], SafeString]) -> list[dict[str, Any]]:
        """For the list at the end: `html` and `references`, the numbers of the marks that lead to each note."""
        return [
            {"html": rich_text(str(self.stored[key].text)), "references": list(range(1, mentions + 1))}
            for key, mentions in list(self.cited.items())
        ]


def side_notes(html: str, notes: list[dict[str, Any]]) -> str:
    """`html` with each note also beside its first mark, for wide screens; in phrases, since it stands inside a paragraph."""

    def beside(place: re.Match[str]) -> str:
        number, reference = int(place[1]), int(place[2])
        if reference > 1 or number > len(notes):
            return ""
        phrases = PARAGRAPH_TAG.sub("", PARAGRAPH_BREAK.sub("<br>", notes[number - 1]["html"]))
        return f'<small class="side-note"><span class="side-note-number">{number}</span> {phrases}</small>'

    return SIDE_NOTE_PLACE.sub(beside, html)
