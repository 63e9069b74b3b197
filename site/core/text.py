"""Text of every origin: folding, what visitors type, rich text from outside. The only place that calls bleach."""

import html
import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count
from urllib.parse import urlsplit

from bleach.html5lib_shim import Filter  # type: ignore[attr-defined]
from bleach.sanitizer import Cleaner
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LINK_REL = "nofollow ugc noopener"


def fold(text: str) -> str:
    """`text` without case, accents or repeated spaces: two spellings that fold alike are the same word.

    Example: "Économie  Sociale" and "economie sociale" fold alike.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


# Control characters save tab and newline, lone surrogates, non-characters, and the marks that turn the direction of a line.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def numbered(base: str, taken: Collection[str]) -> str:
    """`base`, or the first of "base-2", "base-3" … that is not taken."""
    return next(name for name in chain([base], (f"{base}-{number}" for number in count(2))) if name not in taken)


def plain(text: str) -> str:
    """`text` with Unix line ends and without what no database, feed or page should carry (NUL, surrogates…)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _UNPRINTABLE.sub("", lines)


_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*\n\s*")
_ADDRESS = re.compile(r"(?<![\w@/.:-])(?:https?://|www\.)[^\s<>\"«»“”‘`{}|\\^]+", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?")
_CLOSING = {")": "(", "]": "["}


def render_visitor_text(source: str) -> SafeString:
    """What a visitor typed, as HTML that holds only `p`, `br` and `a`: a blank line makes a paragraph, a newline a break.

    Each piece is escaped as it is put in place, and nothing works on the result. Rendered once, when the text is saved.
    """
    paragraphs = _BLANK_LINES.split(plain(source).strip())
    return mark_safe("\n".join(f"<p>{_lines(paragraph)}</p>" for paragraph in paragraphs if paragraph.strip()))


def _lines(paragraph: str) -> str:
    return "<br>\n".join(_linked(line.rstrip()) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    pieces: list[str] = []
    position = 0
    for found in _ADDRESS.finditer(line):
        address = _trimmed(found.group())
        if not _is_web_address(address):
            continue
        end = found.start() + len(address)
        href = _with_scheme(address)
        pieces.append(escape(line[position : found.start()]))
        pieces.append(f'<a href="{escape(href)}" rel="{LINK_REL}">{escape(address)}</a>')
        position = end
    pieces.append(escape(line[position:]))
    return "".join(pieces)


def _trimmed(address: str) -> str:
    """`address` without the punctuation of the sentence around it; `X_(Y)` keeps its closing bracket."""
    while address:
        last = address[-1]
        unbalanced = last in _CLOSING and address.count(last) > address.count(_CLOSING[last])
        if not unbalanced and last not in ".,;:!?…'’*~([":
            break
        address = address[:-1]
    return address


def _with_scheme(address: str) -> str:
    return address if address.lower().startswith(("http://", "https://")) else f"https://{address}"


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(_with_scheme(address))
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return False
    # A name before @ is only ever used to pass one site off as another.
    return port_is_sound and "@" not in parts.netloc and bool(_HOST.fullmatch(parts.hostname or ""))


class _Links(Filter):
    """Every link of a text from outside says that the site does not vouch for it, and leads to the web or to a mailbox."""

    def __iter__(self):
        for token in super().__iter__():
            if token["type"] == "StartTag" and token["name"] == "a":
                if not _leads_somewhere_safe(token["data"].get((None, "href"), "")):
                    del token["data"][(None, "href")]
                token["data"][(None, "rel")] = LINK_REL
            yield token


_BEFORE_COLON = re.compile(r"([^/?#:]*):")
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0]")


def _leads_somewhere_safe(href: str) -> bool:
    """bleach lets `javascript:1` pass, taking it for a host and its port."""
    scheme = _BEFORE_COLON.match(_IGNORED_BY_BROWSERS.sub("", html.unescape(href)))
    return scheme is None or scheme[1].lower() in _SCHEMES


_RICH_TAGS = {"p", "br", "h2", "h3", "ul", "ol", "li", "strong", "b", "em", "i", "a", "blockquote", "sup", "sub"}
_SCHEMES = {"http", "https", "mailto"}
_RICH_ATTRIBUTES = {"a": ["href", "title"]}
_UNREAD = re.compile(r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def clean_rich_text(source: str) -> SafeString:
    """Rich text from outside (an offer, a proposal, an import) reduced to paragraphs, lists, two levels of titles and links."""
    cleaner = Cleaner(tags=_RICH_TAGS, attributes=_RICH_ATTRIBUTES, protocols=_SCHEMES, strip=True, filters=[_Links])
    return mark_safe(cleaner.clean(_UNREAD.sub("", plain(source))))
