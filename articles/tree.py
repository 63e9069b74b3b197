"""The tree of sections, kept in memory under the content stamp: no query once known."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from wagtail.models import Page

from core import stamp
from core.tree.restrictions import is_restricted


@dataclass(frozen=True)
class Node:
    """A live section, as menus, labels and breadcrumbs need it."""

    pk: int
    title: str
    path: str
    url: str
    url_path: str
    # What the section decides for its articles and those of the sections below it.
    donation_call_off: bool = False
    ratings_off: bool = False

    @property
    def parent_path(self) -> str:
        return self.path[: -Page.steplen]


def sections() -> dict[str, Node]:
    """Live and open sections by tree path, parents first, siblings by rank then title."""
    return stamp.kept("sections", load_sections)


def load_sections() -> dict[str, Node]:
    rows = apps.get_model("articles", "SectionPage").objects.live().order_by("depth", "rank", "title")
    return {row.path: _node(row) for row in rows if not is_restricted(row.path)}


def _node(row: Any) -> Node:
    return Node(row.pk, row.title, row.path, row.url or "", row.url_path, row.hide_donation_call, row.hide_ratings)


def children_of(path: str) -> list[Node]:
    return [node for node in sections().values() if node.parent_path == path]


def section_of(page: Page) -> Node | None:
    """The home section of an article; None where it is closed or not live."""
    return sections().get(page.path[: -Page.steplen])


def trail(path: str) -> list[Node]:
    """The sections above and at `path`, the widest first."""
    known = sections()
    steps = (path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen))
    return [known[step] for step in steps if step in known]
