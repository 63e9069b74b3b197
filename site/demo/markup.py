"""The light markup of the content files, made into the rich text that Wagtail stores.

`## title`, `### title`, `- item`, `1. item`, blank lines between paragraphs, `**bold**`, `*italic*`, `[^name]` for a
note, `[words](address)`; an address is of the web, or `article:slug`, `page:slug`, `document:file`.
"""

import re
from collections.abc import Callable
from html import escape

Link = Callable[[str], str]
"""Gives the attributes of an `a` for an address: `href="…"`, or `linktype="page" id="12"`."""
Note = Callable[[str], str]
"""Gives the mark of a footnote in rich text, by its name."""

INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>[\w-]+)\]|\[(?P<words>[^\]]+)\]\((?P<address>[^)\s]+)\)"
)
ITEM = re.compile(r"^(?:-|\d+\.) ")


def rich_text(markup: str, link: Link, note: Note | None = None) -> str:
    """Rich text of `markup`. Raises KeyError where a link or a note leads nowhere."""
    return "".join(_block(chunk.strip(), link, note) for chunk in re.split(r"\n{2,}", markup.strip()))


def _block(chunk: str, link: Link, note: Note | None) -> str:
    for mark, tag in (("### ", "h3"), ("## ", "h2")):
        if chunk.startswith(mark):
            return f"<{tag}>{inline(chunk.removeprefix(mark), link, note)}</{tag}>"
    if ITEM.match(chunk):
        tag = "ul" if chunk.startswith("-") else "ol"
        items = "".join(f"<li>{inline(ITEM.sub('', line), link, note)}</li>" for line in chunk.splitlines())
        return f"<{tag}>{items}</{tag}>"
    return f"<p>{inline(' '.join(chunk.splitlines()), link, note)}</p>"


def inline(text: str, link: Link, note: Note | None = None) -> str:
    found, start = [], 0
    for match in INLINE.finditer(text):
        found.append(escape(text[start : match.start()], quote=False))
        found.append(_mark(match, link, note))
        start = match.end()
    return "".join([*found, escape(text[start:], quote=False)])


def _mark(match: re.Match, link: Link, note: Note | None) -> str:
    if match["bold"]:
        return f"<b>{inline(match['bold'], link, note)}</b>"
    if match["italic"]:
        return f"<i>{inline(match['italic'], link, note)}</i>"
    if match["note"]:
        if note is None:
            raise KeyError(match["note"])
        return note(match["note"])
    return f"<a {link(match['address'])}>{inline(match['words'], link, note)}</a>"
