"""The picture that networks show of a page without one: its title set in type, on the paper of the site."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from django.conf import settings
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont
from wagtail.models import Page

from articles import tree
from articles.models import ArticlePage
from core.typography import typeset_text
from pages.current_site import SiteInfo
from pages.models import HomePage

SIZE = (1200, 630)
MARGIN = 84
PAPER, INK, INK_SOFT, RULE, ACCENT = "#fbf8f2", "#1d1b18", "#5b554c", "#d9d2c5", "#9c2f1b"
TITLE_SIZES = (84, 76, 68, 60, 54, 48, 42)
MOST_LINES = 5
LONGEST = 160
# Part of the hash: a new drawing has new addresses.
DRAWING = "1"


@dataclass(frozen=True)
class Card:
    pk: int
    title: str
    label: str
    site_name: str

    @property
    def hash(self) -> str:
        text = "\n".join((DRAWING, self.title, self.label, self.site_name))
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def url(self) -> str:
        return reverse("pages:social_card", args=[self.pk, self.hash])


def of(page: Page, site: SiteInfo | None) -> Card:
    name = site.name if site else ""
    if isinstance(page, HomePage):
        return Card(page.pk, clean(name or page.title), clean(site.tagline if site else ""), "")
    section = tree.section_of(page) if isinstance(page, ArticlePage) else None
    return Card(page.pk, clean(page.title), clean(section.title if section else ""), clean(name))


def clean(text: str) -> str:
    """One line that the font can set: no control character, French type in French, not endless."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    short = " ".join(printable.split())[:LONGEST]
    return (typeset_text(short) if settings.CONTENT_LANGUAGE == "fr" else short).replace("\u202f", "\u00a0")


def draw(card: Card) -> bytes:
    """The card as a PNG of SIZE."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    pen.rectangle((0, 0, width, 14), fill=ACCENT)
    if card.label:
        pen.text((MARGIN, MARGIN), ellipsis(card.label, 30, width - 2 * MARGIN), font=font(30), fill=ACCENT)
    if card.site_name:
        base = height - MARGIN
        pen.line((MARGIN, base - 62, width - MARGIN, base - 62), fill=RULE, width=2)
        pen.text((MARGIN, base), ellipsis(card.site_name, 36, width - 2 * MARGIN), font=font(36), fill=INK_SOFT, anchor="ls")
    size, lines = fitted(card.title, width - 2 * MARGIN, height - 2 * MARGIN - 150)
    top = MARGIN + 60
    for place, line in enumerate(lines):
        pen.text((MARGIN, top + place * leading(size)), line, font=font(size), fill=INK)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def fitted(title: str, width: int, height: int) -> tuple[int, list[str]]:
    """The largest size at which `title` fits, and its lines, as even as they can be; cut with an ellipsis at the smallest."""
    for size in TITLE_SIZES:
        lines = wrapped(title, size, width)
        if len(lines) <= MOST_LINES and len(lines) * leading(size) <= height:
            return size, even(title, size, width, len(lines))
    size = TITLE_SIZES[-1]
    most = min(MOST_LINES, height // leading(size))
    lines = wrapped(title, size, width)
    return size, [*lines[: most - 1], ellipsis(" ".join(lines[most - 1 :]), size, width)]


def wrapped(text: str, size: int, width: int) -> list[str]:
    """The lines of `text`; a word wider than a line is cut."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if font(size).getlength(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        while font(size).getlength(word) > width:
            fits = next(end for end in range(len(word), 0, -1) if end == 1 or font(size).getlength(word[:end]) <= width)
            lines[-1:] = [word[:fits], ""]
            word = word[fits:]
        lines[-1] = word
    return [line for line in lines if line] or [""]


def even(text: str, size: int, width: int, count: int) -> list[str]:
    """The narrowest setting that keeps `count` lines."""
    lines = wrapped(text, size, width)
    for narrower in range(width, width // 2, -20):
        narrow = wrapped(text, size, narrower)
        if len(narrow) > count:
            break
        lines = narrow
    return lines


def ellipsis(text: str, size: int, width: int) -> str:
    if font(size).getlength(text) <= width:
        return text
    while text and font(size).getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def leading(size: int) -> int:
    return round(size * 1.16)


@lru_cache(maxsize=16)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Source Serif Pro (SIL Open Font License), from the package that carries it."""
    path = files("font_source_serif_pro") / "files" / "SourceSerifPro-Semibold.ttf"
    return ImageFont.truetype(str(path), size)
