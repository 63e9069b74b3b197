"""Reads the content files: a TOML head between two `+++` lines, then light markup cut by `::: kind` … `:::` blocks."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

CONTENT = Path(__file__).parent / "content"
BLOCK = re.compile(r"^::: ?(?P<kind>[a-z_]+)\n(?P<values>.*?)^:::$\n?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A part of a body: `kind` is "text" (with `markup`), or the name of a block (with its `values`)."""

    kind: str
    markup: str = ""
    values: dict[str, Any] | None = None


@dataclass(frozen=True)
class Sheet:
    """One content file: its name without extension, its head, its body."""

    slug: str
    head: dict[str, Any]
    pieces: list[Piece]
    source: str

    @property
    def published(self) -> datetime:
        """The moment readers see, from `date` (local time) or `days_ago` (negative: to come)."""
        return moment(self.head)


def moment(head: dict[str, Any]) -> datetime:
    """`date = 2014-10-09T07:30:00` is local time; `days_ago = 3` counts from today, at `at` or at half past seven."""
    if "date" in head:
        return timezone.make_aware(head["date"])
    day = timezone.localdate() - timedelta(days=head["days_ago"])
    return timezone.make_aware(datetime.combine(day, head.get("at", time(7, 30))))


def sheet(path: Path) -> Sheet:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return Sheet(path.stem, tomllib.loads(head), pieces(body), body)


def sheets(folder: str) -> list[Sheet]:
    """All files of a folder of the content, by name."""
    return [sheet(path) for path in sorted((CONTENT / folder).glob("*.md"))]


def table(name: str) -> dict[str, Any]:
    """A TOML file of the content, as `table("authors")`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def pieces(body: str) -> list[Piece]:
    found, start = [], 0
    for match in BLOCK.finditer(body):
        found.append(Piece("text", body[start : match.start()].strip()))
        found.append(Piece(match["kind"], values=tomllib.loads(match["values"])))
        start = match.end()
    found.append(Piece("text", body[start:].strip()))
    return [piece for piece in found if piece.kind != "text" or piece.markup]
