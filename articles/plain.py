"""The words of a page without its markup, for search, excerpts and descriptions. Reads raw data: costs no query."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamValue,
    TextBlock,
)
from wagtail.contrib.table_block.blocks import TableBlock

# A note's mark holds the identifier of the note, which is no word of the text.
NOTE_MARK = re.compile(r"<footnote\b[^>]*>.*?</footnote>", re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|h\d|li|td|th|blockquote|div)>|<br\s*/?>")
# PostgreSQL refuses the words of one text beyond 1 MB.
MOST_CHARACTERS = 300_000


def lines(rich_text: str) -> list[str]:
    """The text of a piece of HTML: its paragraphs, headings, items, cells, one a line."""
    apart = BLOCK_END.sub("\n", " ".join(NOTE_MARK.sub("", rich_text).split()))
    found = (" ".join(line.split()) for line in html.unescape(strip_tags(apart)).split("\n"))
    return [line for line in found if line]


def bare(rich_text: str) -> str:
    """The text of a piece of HTML, on one line."""
    return " ".join(lines(rich_text))


def lines_of_stream(stream: StreamValue) -> Iterator[str]:
    for child in stream.raw_data:
        yield from _texts(_child(stream.stream_block, child), child["value"])


def of_stream(stream: StreamValue) -> str:
    """The text of every block of a stream field, on one line."""
    return joined(lines_of_stream(stream))


def joined(texts: Iterable[str]) -> str:
    """Several plain texts as one, cut where a search engine would refuse more."""
    return " ".join(filter(None, texts))[:MOST_CHARACTERS]


def _child(block: BaseStreamBlock, raw: dict) -> Block | None:
    return block.child_blocks.get(raw["type"])


def _texts(block: Block | None, raw: Any) -> Iterator[str]:
    if not raw:
        return
    if isinstance(block, RichTextBlock):
        yield from lines(str(raw))
    elif isinstance(block, CharBlock | TextBlock):
        yield " ".join(str(raw).split())
    elif isinstance(block, TableBlock):
        yield from (str(cell) for row in raw.get("data") or [] for cell in row if cell)
    elif isinstance(block, BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _texts(child, raw.get(name))
    elif isinstance(block, ListBlock):
        for item in raw:
            yield from _texts(block.child_block, item["value"] if isinstance(item, dict) and "type" in item else item)
    elif isinstance(block, BaseStreamBlock):
        for item in raw:
            yield from _texts(_child(block, item), item["value"])
