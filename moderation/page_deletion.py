"""Pages that are deleted while people write, vote and decide under them. See docs/decisions/0163."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from wagtail.models import Page

from articles.models import ArticlePage, Proposal
from core.rows import lock
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
        tree = lock(Page.objects.filter(found))
        if not {page.pk for page in pages}.issubset(tree):
            raise Http404
        articles = ArticlePage.objects.filter(pk__in=tree)
        comments = Comment.objects.filter(page__in=tree)
        reports = Report.objects.filter(comment__page__in=tree)
        bans = Ban.objects.filter(because_of__page__in=tree)
        lock(Proposal.objects.filter(Q(section__in=tree) | Q(article__in=tree)))
        lock(Discussion.objects.filter(page__in=tree))
        held = lock(bans)
        for rows in (articles, comments, reports):
            lock(rows)
        if bans.exclude(pk__in=held).exists():
            transaction.set_rollback(True)
            return False
        register.hold()
        # Nobody decides any more. What is being stored ends first; what comes later finds nothing to hang on.
        for rows in (articles, comments, reports):
            lock(rows, from_new_rows=True)
    return True
