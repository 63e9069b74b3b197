"""Where the board of the site is, without a query once known."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from core import stamp

# The stamp that offers move: the one that the whole site shares stays where it is.
OFFERS = "offers"


@dataclass(frozen=True)
class Board:
    pk: int
    title: str
    url: str
    url_path: str


def board() -> Board | None:
    """The live board of the site; None where editors made none."""
    return stamp.kept("job-board", _load)


def board_url() -> str:
    found = board()
    return found.url if found else ""


def _load() -> Board | None:
    model: Any = apps.get_model("jobs", "JobBoardPage")
    page = model.objects.live().order_by("path").first()
    return Board(page.pk, page.title, page.url or "", page.url_path) if page else None
