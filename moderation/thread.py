"""The comments under an article, as a page of a tree: one query, whatever their number."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from articles.models import ArticlePage
from moderation.models import Comment
from moderation.querysets import STEP

PER_PAGE = 30
NUMBER = re.compile(r"[1-9][0-9]{0,4}")


@dataclass
class Node:
    """One comment, or the bare place of one that is not shown (`is_hidden`)."""

    comment: Comment
    is_hidden: bool
    # The name of the person answered, where the place on the page does not tell it.
    answers: str = ""
    replies: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Thread:
    """One page of comments. `total` counts all approved comments of the article."""

    nodes: list[Node]
    total: int
    number: int
    has_next: bool

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


def thread_of(page: ArticlePage, number: int = 1) -> Thread:
    """The comments of page `number`; raises Http404 past the last one. One query."""
    first = (number - 1) * PER_PAGE
    columns = ("pk", "state", "path", "depth", "reply_to", "submit_date", "replies_closed")
    rows = list(Comment.objects.shown_under(page).only(*columns)[first : first + PER_PAGE + 1])
    if not rows and number > 1:
        raise Http404("No such page of comments.")
    total = rows[0].approved_total if rows else 0
    return Thread(_tree(rows[:PER_PAGE]), total, number, has_next=len(rows) > PER_PAGE)


def page_number_of(comment: Comment) -> int:
    """The page of the thread on which a public comment stands."""
    return Comment.objects.shown_under(comment.page).filter(path__lt=comment.path).count() // PER_PAGE + 1


def _tree(rows: list[Any]) -> list[Node]:
    top: list[Node] = []
    by_path: dict[str, Node] = {}
    for row in rows:
        node = by_path[row.path] = Node(row, is_hidden=not row.is_approved)
        above = by_path.get(row.path[:-STEP])
        # Past the third level replies stand side by side; and a page may begin in the middle of a thread.
        if row.reply_to_id and (above is None or above.comment.pk != row.reply_to_id):
            node.answers = row.parent_name
        (above.replies if above else top).append(node)
    return top
