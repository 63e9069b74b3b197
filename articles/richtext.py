"""Rich text as stored by the editor, made into the HTML that readers get: links resolved, notes numbered, headings named.

Only what is listed here comes out, whatever was stored: the tree is written anew, tag by tag, all text escaped.
"""

from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from articles.loading import Loaded
from articles.notes import Notes

KEPT = {"p", "h2", "h3", "b", "strong", "i", "em", "ul", "ol", "li", "sup", "sub", "blockquote"}
VOID = {"br", "hr"}
SILENT = {"script", "style", "template"}
SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass
class Anchors:
    """Names of headings, each used once on the page."""

    used: Counter[str] = field(default_factory=Counter)

    def name(self, text: str) -> str:
        slug = "h-" + (slugify(text)[:60].strip("-") or "section")
        self.used[slug] += 1
        if self.used[slug] == 1:
            return slug
        return self.name(f"{text} {self.used[slug]}")


def safe_address(address: str) -> str:
    """`address` where a link may carry it: the web, a mail, a telephone, an anchor or a path of this site; else nothing."""
    address = "".join(char for char in address if char.isprintable()).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme:
        return address if parts.scheme in SCHEMES else ""
    return address if address.startswith(("#", "/")) and not address.startswith(("//", "/\\")) else ""


class RichTextWriter(HTMLParser):
    """Reads stored rich text and writes what readers get, in `output`."""

    def __init__(self, loaded: Loaded, notes: Notes, anchors: Anchors, request: Any = None):
        super().__init__(convert_charrefs=True)
        self.loaded, self.notes, self.anchors, self.request = loaded, notes, anchors, request
        self.output: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.silent = 0
        self.in_note = False
        self.heading: int | None = None

    def parse_html_declaration(self, i: int) -> int:
        """As browsers do: whatever begins with `<!` is a comment; Python's own reading raises on `<![`."""
        return self.parse_comment(i) if self.rawdata.startswith("<!--", i) else self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self.silent += 1
        elif self.silent:
            return
        elif tag == "footnote":
            self.output.append(self.notes.cite(attributes.get("id", "")))
            self.in_note = True
        elif tag in VOID:
            self.output.append(f"<{tag}>")
        elif tag == "a":
            opening = self.link(attributes)
            self.open.append((tag, "</a>" if opening else ""))
            self.output.append(opening)
        elif tag in KEPT:
            if tag in ("h2", "h3"):
                self.heading = len(self.output)
            self.open.append((tag, f"</{tag}>"))
            self.output.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "footnote":
            self.in_note = False
        elif any(tag == opened for opened, _ in self.open):
            while self.open:
                opened, closing = self.open.pop()
                self.output.append(closing)
                if opened in ("h2", "h3"):
                    self.name_heading(opened)
                if opened == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self.silent and not self.in_note:
            self.output.append(escape(data))

    def name_heading(self, tag: str) -> None:
        """Gives the heading just closed a name made of its words."""
        if self.heading is not None:
            words = unescape("".join(part for part in self.output[self.heading :] if not part.startswith("<")))
            self.output[self.heading] = format_html('<{} id="{}">', tag, self.anchors.name(words))
            self.heading = None

    def link(self, attributes: dict[str, str]) -> str:
        """The opening tag of a link; nothing where it leads nowhere that a reader may go: its words stay."""
        if any(tag == "a" for tag, _ in self.open):
            return ""
        kind, key = attributes.get("linktype", ""), attributes.get("id", "")
        number = int(key) if key.isascii() and key.isdigit() and len(key) < 18 else 0
        if kind == "page":
            address = self.loaded.address_of(number, self.request)
            return format_html('<a href="{}">', address) if address else ""
        if kind == "document":
            document = self.loaded.documents.get(number)
            return format_html('<a href="{}">', document.url) if document else ""
        address = safe_address(attributes.get("href", ""))
        if not address:
            return ""
        if address.startswith(("http:", "https:")):
            return format_html('<a href="{}" rel="noopener">', address)
        return format_html('<a href="{}">', address)

    def finished(self) -> SafeString:
        self.close()
        for tag, closing in reversed(self.open):
            self.output.append(closing)
            if tag in ("h2", "h3"):
                self.name_heading(tag)
        return mark_safe("".join(self.output))
