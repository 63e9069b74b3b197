"""Descriptions of offers: plain text in which an empty line makes a paragraph and a dash makes a list. Nothing is lost.

Why plain text: see docs/decisions/0080.
"""

import re

from django.utils.safestring import SafeString, mark_safe

from core.text import plain, render_visitor_text

_BULLET = re.compile(r"[ \t]*(?:[-–—*•◦▪●·]|o(?=\t))[ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*\d{1,2}[.)][ \t]+(?=\S)")


def render(source: str) -> SafeString:
    """HTML of `p`, `br`, `ul`, `ol`, `li` and `a`. Each piece is escaped by the one function that does."""
    pieces: list[str] = []
    block: list[str] = []
    kind = ""
    for line in [*plain(source).split("\n"), ""]:
        found = _kind_of(line)
        if found and (found != kind or kind == "text"):
            pieces.append(_block(kind, block))
            kind, block = found, []
        if found:
            block.append(line)
        elif not line.strip():
            # An empty line ends a paragraph; between two items of one list it does not end the list.
            if kind == "text":
                pieces.append(_block(kind, block))
                kind, block = "", []
        elif kind in ("ul", "ol") and line[:1] in " \t":
            block[-1] += "\n" + line.strip()
        else:
            if kind in ("ul", "ol"):
                pieces.append(_block(kind, block))
                block = []
            kind = "text"
            block.append(line)
    pieces.append(_block(kind, block))
    return mark_safe("\n".join(piece for piece in pieces if piece))


def _kind_of(line: str) -> str:
    if _BULLET.match(line):
        return "ul"
    return "ol" if _NUMBER.match(line) else ""


def _block(kind: str, lines: list[str]) -> str:
    if not lines:
        return ""
    if kind in ("ul", "ol"):
        mark = _BULLET if kind == "ul" else _NUMBER
        items = "\n".join(f"<li>{_inline(mark.sub('', line, count=1))}</li>" for line in lines)
        start = re.match(r"\s*(\d+)", lines[0]) if kind == "ol" else None
        opening = f'<ol start="{int(start[1])}">' if start and int(start[1]) != 1 else f"<{kind}>"
        return f"{opening}\n{items}\n</{kind}>"
    return render_visitor_text("\n".join(lines))


def _inline(text: str) -> str:
    return render_visitor_text(text).removeprefix("<p>").removesuffix("</p>")
