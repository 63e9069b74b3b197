"""The list of pictures: what each is called and shows, and the function that draws it."""

from functools import partial
from typing import Any

from ..ink import PAPER, Sheet

CREDIT = "Lison Tavernier-Aït / La Mitoyenne"
ALL: dict[str, dict[str, Any]] = {}


def picture(slug, title, description, caption="", ground=PAPER, focal=(450, 250, 700, 567), square=False):
    """`focal` is x, y, width, height in pixels of the finished picture (1600 × 1067, or 800 × 800 where square)."""

    def keep(draw):
        entry = {"title": title, "description": description, "credit": CREDIT, "licence": "cc-by-sa", "caption": caption}
        entry["focal"] = list((200, 120, 400, 480) if square else focal)
        ALL[slug] = {"entry": entry, "draw": partial(drawn, draw, slug, ground, (1000, 1000) if square else (1500, 1000))}
        return draw

    return keep


def drawn(draw, slug, ground, size):
    sheet = Sheet(slug, ground, size)
    draw(sheet)
    return sheet
