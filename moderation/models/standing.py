"""Where a published comment stands: pinned at the head of its article, or closed to replies."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from articles.models import ArticlePage
from moderation.states import PENDING
from review.models import Decision
from review.moves import Move


class Standing:
    """Of a comment: one of its article may be pinned; its replies may be closed, with all that is below."""

    pk: Any
    state: str
    reply_to_id: Any
    reply_to: Any
    is_pinned: bool
    replies_closed: bool

    @property
    def answers_one_that_waits(self) -> bool:
        """Whether it cannot be approved alone."""
        return bool(self.reply_to_id) and self.reply_to.state == PENDING

    def objection_to_standing(self, move: Move) -> str:
        if move.name == "pin" and self.is_pinned:
            return _("It is pinned already.")
        if move.name == "unpin" and not self.is_pinned:
            return _("It is not pinned.")
        if move.name == "close" and self.replies_closed:
            return _("Its replies are closed already.")
        if move.name == "open" and not self.replies_closed:
            return _("Its replies are open.")
        return ""

    @classmethod
    def lock_along(cls, pks: list[int], move: Move) -> None:
        """Locks the rows that the move will also write, before the register is: else two people could wait for each other."""
        model: Any = cls
        if move.name not in ("pin", "close", "open"):
            return
        # The article first: what is pinned is read once nobody else can pin another.
        pages = model.objects.filter(pk__in=pks).values_list("page", flat=True)
        articles = ArticlePage.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=list(pages)).order_by("pk")
        locked = list(articles.values_list("pk", flat=True))
        if move.name == "pin":
            also = list(model.objects.filter(page__in=locked, is_pinned=True).values_list("pk", flat=True))
        else:
            also = [below for pk in pks for below in model.objects.below(pk)]
        if also:
            list(
                model.objects.select_for_update(of=("self",), no_key=True)
                .filter(pk__in={*pks, *also})
                .order_by("pk")
                .values_list("pk")
            )

    @classmethod
    def stand_anew(cls, decisions: Iterable[Decision], move: Move) -> None:
        if move.name == "pin":
            for decision in decisions:
                cls._pin(decision)
        elif move.name == "unpin":
            cls._set([decision.object_id for decision in decisions], is_pinned=False)
        elif move.name in ("close", "open"):
            model: Any = cls
            for decision in decisions:
                below = model.objects.below(decision.object_id)
                cls._set([decision.object_id, *below], replies_closed=move.name == "close")
        for decision in decisions:
            if move.name in ("pin", "unpin", "close", "open"):
                subject: Any = decision.subject
                subject.refresh_from_db(fields=["is_pinned", "replies_closed"])

    @classmethod
    def _pin(cls, decision: Decision) -> None:
        """One at most is pinned on an article: the one before makes place, with a decision of its own."""
        from review.machine import decide

        subject: Any = decision.subject
        model: Any = cls
        before = model.objects.filter(page=subject.page_id, is_pinned=True).exclude(pk=subject.pk)
        reason = _("Another comment is pinned in its place.")
        decide(model, before.values_list("pk", flat=True), "unpin", by=decision.actor, name=decision.actor_name, reason=reason)
        cls._set([subject.pk], is_pinned=True)

    @classmethod
    def _set(cls, pks: Iterable[int], **columns: bool) -> None:
        model: Any = cls
        model.objects.filter(pk__in=pks).update(**columns)
