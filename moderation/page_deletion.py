"""Pages that are deleted while people write, vote and decide under them. See docs/decisions/0163."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.models import Page

from articles.models import ArticlePage, Proposal
from moderation.models import Ban, Comment, Discussion, Report
from review import register


def hold(pages: Sequence[Page]) -> None:
    """Inside the transaction that deletes `pages`, first of all: locks what goes with them in the order of everybody, then
    keeps it from growing. Raises Http404 where one of them is gone: somebody else deleted it."""
    while not _try_to_hold(pages):
        pass  # Somebody was banned for one of these comments between two locks: once more, with that ban held as well.


def _try_to_hold(pages: Sequence[Page]) -> bool:
    found = Q()
    for page in pages:
        found |= Q(path__startswith=page.path) | Q(path=page.path[: -page.steplen])
    with transaction.atomic():
        tree = _lock(Page.objects.filter(found))
        if not {page.pk for page in pages}.issubset(tree):
            raise Http404
        articles = ArticlePage.objects.filter(pk__in=tree)
        comments = Comment.objects.filter(page__in=tree)
        reports = Report.objects.filter(comment__page__in=tree)
        bans = Ban.objects.filter(because_of__page__in=tree)
        _lock(Proposal.objects.filter(Q(section__in=tree) | Q(article__in=tree)))
        _lock(Discussion.objects.filter(page__in=tree))
        held = _lock(bans)
        for rows in (articles, comments, reports):
            _lock(rows)
        if bans.exclude(pk__in=held).exists():
            transaction.set_rollback(True)
            return False
        register.hold()
        # Nobody decides any more. What is being stored ends first; what comes later finds nothing to hang on.
        for rows in (articles, comments, reports):
            _lock(rows, from_new_rows=True)
    return True


def _lock(rows: QuerySet, *, from_new_rows: bool = False) -> list[int]:
    """Rows that others name are locked in two steps: a foreign key is checked at commit, when a transaction that waits for
    nobody else may hold the register."""
    locked = rows.select_for_update(of=("self",), no_key=not from_new_rows).order_by("pk")
    return list(locked.values_list("pk", flat=True))
