"""Bodies: the pieces of a content file made into the blocks of an article."""

import uuid
from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from demo.build.files import Shelf
from demo.markup import rich_text
from demo.reader import Piece, Sheet

NOTES = uuid.UUID("5f0b7a52-3a5e-4f0e-9d3c-6a1f6f8e2c11")


class Printer:
    """Turns markup and pieces into what Wagtail stores, knowing where pages, pictures and documents are."""

    def __init__(self, pages: dict[str, Page], shelf: Shelf) -> None:
        self.pages, self.shelf = pages, shelf

    def link(self, address: str) -> str:
        """The attributes of a link in rich text."""
        kind, _, name = address.partition(":")
        if kind in ("article", "page", "section"):
            return f'linktype="page" id="{self.pages[name].pk}"'
        if kind == "document":
            return f'linktype="document" id="{self.shelf.document(name).pk}"'
        return f'href="{address}"'

    def text(self, markup: str, sheet: Sheet | None = None) -> str:
        def note(name: str) -> str:
            if sheet is None:
                raise KeyError(name)
            mark = note_id(sheet.slug, name)
            return f'<footnote id="{mark}">[{str(mark)[:6]}]</footnote>'

        return rich_text(markup, self.link, note)

    def body(self, sheet: Sheet) -> list[dict[str, Any]]:
        """Raw stream data; a block that needs a missing picture is left out."""
        made = [self.block(piece, sheet) for piece in sheet.pieces]
        return [{"type": kind, "value": value} for kind, value in made if value is not None]

    def stream(self, model: type[Page], field: str, raw: list[dict[str, Any]]):
        """The value of a stream field of `model` for raw stream data."""
        return model._meta.get_field(field).stream_block.to_python(raw)

    def block(self, piece: Piece, sheet: Sheet) -> tuple[str, Any]:
        if piece.kind == "text":
            return "paragraph", self.text(piece.markup, sheet)
        maker: Callable[[dict], Any] = getattr(self, f"_{piece.kind}", dict)
        return piece.kind, maker(dict(piece.values or {}))

    def _picture(self, values: dict) -> dict | None:
        image = self.shelf.picture(values.pop("file"))
        return {"image": image.pk, **values} if image else None

    def _gallery(self, values: dict) -> dict | None:
        made = [self._picture(picture) for picture in values["pictures"]]
        pictures = [picture for picture in made if picture]
        return {**values, "pictures": pictures} if len(pictures) > 1 else None

    def _callout(self, values: dict) -> dict:
        return {**values, "text": self.text(values["text"])}

    def _table(self, values: dict) -> dict:
        return {
            "data": values["rows"],
            "table_caption": values["caption"],
            "table_header_choice": "both" if values.get("row_titles") else "row",
            "first_row_is_table_header": True,
            "first_col_is_header": bool(values.get("row_titles")),
        }

    def _document(self, values: dict) -> dict:
        return {"document": self.shelf.document(values["file"]).pk, "title": values["title"]}

    def _embed(self, values: dict) -> dict:
        poster = self.shelf.picture(values.pop("poster"))
        return {**values, "poster": poster.pk if poster else None}

    def _articles(self, values: dict) -> dict:
        return {"title": values["title"], "articles": [self.pages[slug].pk for slug in values["articles"]]}


def note_id(slug: str, name: str) -> uuid.UUID:
    return uuid.uuid5(NOTES, f"{slug}/{name}")
