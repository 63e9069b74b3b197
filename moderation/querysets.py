"""The doors to comments. Nothing else filters on their state."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, IntegerField, JSONField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject, Left

from articles.models import ArticlePage
from moderation.holds.codes import CAMPAIGN, SHOWN_FROM
from moderation.states import APPROVED, PENDING, REFUSED, SPAM, TO_CORRECT, WITHDRAWN

LARGEST_KEY = 2**31 - 1  # Databases refuse a number past their column, where a reader should meet a 404.
STEP = 20  # Characters of one level in `path`.


class ReviewedQuerySet(models.QuerySet):
    """Of any model that stands in a queue."""

    def in_state(self, state: str) -> Self:
        return self.filter(state=state)


class CommentQuerySet(ReviewedQuerySet):
    def in_states(self, *states: str) -> "CommentQuerySet":
        return self.filter(state__in=states)

    def pending(self) -> "CommentQuerySet":
        return self.in_state(PENDING)

    def approved(self) -> "CommentQuerySet":
        return self.in_state(APPROVED)

    def held_for(self, code: str) -> "CommentQuerySet":
        """Held for the reason `code` when posted; of a campaign, those that stand in one by now."""
        if code == CAMPAIGN:
            return self.filter(sketch__campaign__size__gte=SHOWN_FROM)
        return self.filter(hold_rows__code=code)

    def not_withdrawn(self) -> "CommentQuerySet":
        """What its author did not take back, whoever may read it. For the desk only."""
        return self.exclude(state=WITHDRAWN)

    def public(self) -> "CommentQuerySet":
        """What anybody may read: approved, under an article that readers see now. For feeds, permalinks, replies."""
        return self.approved().filter(page__in=ArticlePage.objects.current())

    def taking_replies(self) -> "CommentQuerySet":
        """What readers may answer: approved, and not closed to replies."""
        return self.approved().filter(replies_closed=False)

    def on(self, pages: Iterable[int]) -> "CommentQuerySet":
        return self.filter(page__in=list(pages))

    def counts_by_page(self) -> dict[int, int]:
        """How many of these comments each article has. One query; articles without any are left out."""
        return dict(self.order_by().values_list("page").annotate(number=Count("pk")))

    def with_history(self) -> "CommentQuerySet":
        """Each with `history_counts`, what its sender sent, approved and refused (spam counts as refused); None if unknown."""
        sent = self.model._base_manager.filter(sender_hash=OuterRef("sender_hash"))
        counted = JSONObject(
            sent=Count("pk"),
            approved=Count("pk", filter=Q(state=APPROVED)),
            refused=Count("pk", filter=Q(state__in=(REFUSED, SPAM))),
        )
        found = sent.order_by().values("sender_hash").annotate(found=counted).values("found")
        # Without the condition around it, the messages of all who are unknown would be read to be left out, for each row.
        return self.annotate(history_counts=Case(When(~Q(sender_hash=""), then=Subquery(found, output_field=JSONField()))))

    def waiting_above(self, pks: Iterable[int]) -> list[int]:
        """The pending comments that those of `pks` answer. One query."""
        return list(self.pending().filter(replies__in=list(pks)).order_by("pk").distinct().values_list("pk", flat=True))

    def below(self, pk: int) -> list[int]:
        """Every comment that answers `pk`, or answers one that does. One query per level."""
        found: list[int] = []
        above = [pk]
        while above:
            above = list(self.filter(reply_to__in=above).values_list("pk", flat=True))
            found += above
        return found

    def waiting_of(self, reader: Any, page: Any) -> "CommentQuerySet":
        """What an account wrote under `page` and nobody has approved or refused: for their own eyes."""
        return self.filter(page=page, user=reader, state__in=(PENDING, TO_CORRECT)).annotate(
            shown_html=F("html"),
            shown_name=F("user_name"),
            parent_name=_name_of_parent(),
        )

    def in_thread_order(self) -> "CommentQuerySet":
        return self.order_by("path")

    def standing_under(self, page: Any) -> "CommentQuerySet":
        """The thread of an article that is being shown: approved comments, and each hidden ancestor of one, for its place."""
        approved = self.model._base_manager.filter(page=page, state=APPROVED)
        return self.filter(page=page).filter(
            Q(state=APPROVED)
            | Q(path__in=approved.filter(depth__gte=1).values_list(Left("path", STEP)))
            | Q(path__in=approved.filter(depth__gte=2).values_list(Left("path", 2 * STEP)))
        )

    def shown_under(self, page: Any, places: slice | None = None) -> "CommentQuerySet":
        """The thread of an article, or the `places` of it that one page of it has, with what readers see of each comment.

        A hidden ancestor carries neither text nor name: the query itself leaves them out (`shown_html`, `shown_name` are
        empty). Each row knows the number of approved comments of the article (`approved_total`), and the one that is
        pinned (`pinned_pk`, None without).
        """
        comments = self.model._base_manager.filter(page=page)
        total = comments.filter(state=APPROVED).order_by().values("page").annotate(number=Count("pk")).values("number")
        pinned = comments.filter(is_pinned=True).values("pk")[:1]
        shown = self.standing_under(page)
        if places:
            # Chosen by their places alone, before anything is joined: the last page costs what the first one does.
            shown = self.filter(pk__in=shown.in_thread_order().values("pk")[places])
        return shown.annotate(
            shown_html=_only_if_approved("html"),
            shown_name=_only_if_approved("user_name"),
            parent_name=_name_of_parent(),
            approved_total=Coalesce(Subquery(total, output_field=IntegerField()), 0),
            pinned_pk=Subquery(pinned),
        ).in_thread_order()


class ReportQuerySet(ReviewedQuerySet):
    def leading(self) -> "ReportQuerySet":
        """Of the reports on one comment that share a state, the first: it stands for all on the desk."""
        others = self.model._base_manager.filter(comment=OuterRef("comment"), state=OuterRef("state"))
        return self.filter(~Exists(others.filter(pk__lt=OuterRef("pk"))))


def _only_if_approved(column: str) -> Case:
    return Case(When(state=APPROVED, then=F(column)), default=Value(""), output_field=models.TextField())


def _name_of_parent() -> Case:
    named = When(reply_to__state=APPROVED, then=F("reply_to__user_name"))
    return Case(named, default=Value(""), output_field=models.TextField())
