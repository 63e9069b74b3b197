"""The words of a page without its markup, for search, excerpts and descriptions."""

import html
import re
from collections.abc import Iterable

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

# A note's mark holds the identifier of the note, which is no word of the text.
NOTE_MARK = re.compile(r"<footnote\b[^>]*>.*?</footnote>", re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|h\d|li|td|th|blockquote|div)>|<br\s*/?>")
# PostgreSQL refuses the words of one text beyond 1 MB.
MOST_CHARACTERS = 300_000


def bare(rich_text: str) -> str:
    """The text of a piece of HTML, on one line."""
    spaced = BLOCK_END.sub(" ", NOTE_MARK.sub("", rich_text))
    return " ".join(html.unescape(strip_tags(spaced)).split())


def of_stream(stream: StreamValue) -> str:
    """The text of every block of a stream field, on one line."""
    return " ".join(filter(None, (_of_block(block) for block in stream)))


def joined(texts: Iterable[str]) -> str:
    """Several plain texts as one, cut where a search engine would refuse more."""
    return " ".join(filter(None, texts))[:MOST_CHARACTERS]


def _of_block(block) -> str:
    source = getattr(block.value, "source", None)
    if isinstance(source, str):
        return bare(source)
    return " ".join(" ".join(block.block.get_searchable_content(block.value)).split())
