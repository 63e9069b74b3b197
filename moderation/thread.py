"""The comments under an article, as a page of a tree: one query, whatever their number."""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from articles.models import ArticlePage
from moderation.models import Comment
from moderation.querysets import STEP

PER_PAGE = 30
COLUMNS = (
    "pk", "state", "path", "depth", "reply_to", "submit_date", "replies_closed", "is_pinned", "edited_at", "badge",
)  # fmt: skip
NUMBER = re.compile(r"[1-9][0-9]{0,4}")


@dataclass
class Node:
    """One comment, or the bare place of one that is not shown (`is_hidden`), or that opens the discussion (`is_lifted`)."""

    comment: Comment
    is_hidden: bool
    is_lifted: bool = False
    # The name of the person answered, where the place on the page does not tell it.
    answers: str = ""
    # Not public: who is signed in wrote it, and nobody else sees it.
    is_own: bool = False
    replies: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Thread:
    """One page of comments. `total` counts all approved comments of the article; `pinned` opens page 1, without its replies."""

    nodes: list[Node]
    total: int
    number: int
    has_next: bool
    pinned: Node | None = None

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.has_next else None


def page_number(asked: str | None) -> int:
    """The number in `?comments=`, 1 where there is none; raises Http404 for anything that is no page number."""
    if asked is None:
        return 1
    if not NUMBER.fullmatch(asked):
        raise Http404("No such page of comments.")
    return int(asked)


def thread_of(page: ArticlePage, number: int = 1, *, reader: Any = None) -> Thread:
    """The comments of page `number`; raises Http404 past the last one. One query, one more where one is pinned.

    `reader`, an account, also finds what they wrote and waits, each at its place: one more query.
    """
    first = (number - 1) * PER_PAGE
    rows = list(Comment.objects.shown_under(page, slice(first, first + PER_PAGE + 1)).only(*COLUMNS))
    if not rows and number > 1:
        raise Http404("No such page of comments.")
    total = rows[0].approved_total if rows else 0
    pinned = None
    if rows and rows[0].pinned_pk and number == 1:
        row = next((row for row in rows if row.is_pinned), None) or _pinned(page, rows[0].pinned_pk)
        pinned = Node(row, is_hidden=False, answers=row.parent_name)
    own = _own(page, reader, rows, number) if reader else {}
    shown_here = sorted([*(row for row in rows[:PER_PAGE] if row.pk not in own), *own.values()], key=lambda row: row.path)
    return Thread(_tree(shown_here, own), total, number, has_next=len(rows) > PER_PAGE, pinned=pinned)


def _pinned(page: ArticlePage, pk: int) -> Any:
    return Comment.objects.shown_under(page).only(*COLUMNS).get(pk=pk)


def _own(page: ArticlePage, reader: Any, rows: list[Any], number: int) -> dict[int, Any]:
    """What `reader` wrote here and waits, as far as its place is on this page of the thread."""
    first = rows[0].path if number > 1 else ""
    after = rows[PER_PAGE].path if len(rows) > PER_PAGE else ""
    waiting = Comment.objects.waiting_of(reader, page)
    return {row.pk: row for row in waiting if first <= row.path and (not after or row.path < after)}


def page_number_of(comment: Comment) -> int:
    """The page of the thread on which a public comment stands."""
    if comment.is_pinned:
        return 1
    return Comment.objects.standing_under(comment.page).filter(path__lt=comment.path).count() // PER_PAGE + 1


def _tree(rows: list[Any], own: Container[int]) -> list[Node]:
    top: list[Node] = []
    by_path: dict[str, Node] = {}
    for row in rows:
        is_own = row.pk in own
        node = Node(row, is_hidden=not row.is_approved and not is_own, is_lifted=row.is_pinned, is_own=is_own)
        by_path[row.path] = node
        above = by_path.get(row.path[:-STEP])
        # Past the third level replies stand side by side; and a page may begin in the middle of a thread.
        if row.reply_to_id and (above is None or above.comment.pk != row.reply_to_id):
            node.answers = row.parent_name
        (above.replies if above else top).append(node)
    return top
