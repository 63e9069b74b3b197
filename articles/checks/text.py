"""Warnings about text: links that say nothing alone, headings that skip a level."""

import re
from collections.abc import Iterator

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.text import fold

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
VAGUE = {
    "ici", "cliquez ici", "cliquer ici", "clic", "lien", "ce lien", "le lien", "la", "en savoir plus", "lire la suite", "suite",
    "plus", "voir", "lire", "here", "click here", "link", "this link", "more", "read more", "see",
}  # fmt: skip


def vague_links(block) -> Iterator[str]:
    for inside in LINK.findall(_source(block)):
        words = " ".join(strip_tags(inside).split())
        if fold(words).strip(" .…:;!?»«\"'") in VAGUE:
            yield _("The link “%(words)s” says nothing alone: name what it leads to.") % {"words": words}


def skipped_headings(body) -> Iterator[str]:
    """The title of the page is the first level: the text begins at the second."""
    level = 1
    for block in body:
        for number, inside in HEADING.findall(_source(block)):
            if int(number) > level + 1:
                yield _("The heading “%(words)s” skips a level: put a heading of level %(level)s before it.") % {
                    "words": strip_tags(inside).strip(),
                    "level": level + 1,
                }
            level = int(number)


def _source(block) -> str:
    """The HTML of a block of text; nothing for others."""
    return getattr(block.value, "source", "") or ""
