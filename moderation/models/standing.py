"""Where a published comment stands: pinned at the head of its article, or closed to replies."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from articles.models import ArticlePage
from core.rows import lock
from moderation.states import PENDING
from review.last import last_decisions
from review.models import Decision
from review.models.reviewable import is_passed_over
from review.moves import BACK, Move

PINS = ("pin", "unpin")
CLOSINGS = ("close", "open")


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
    def objections_to_former_pins(cls, rows: list[Any], last: dict[int, Decision]) -> dict[int, str]:
        """What was unpinned is pinned again by an undo only where nothing else has taken its place."""
        model: Any = cls
        back = [row for row in rows if last[row.pk].move == "unpin"]
        if not back:
            return {}
        leaving = [row.pk for row in rows if last[row.pk].move == "pin"]
        others = model.objects.filter(page__in=[row.page_id for row in back], is_pinned=True).exclude(pk__in=leaving)
        taken = set(others.values_list("page", flat=True))
        return {row.pk: _("Another comment is pinned since.") for row in back if row.page_id in taken}

    @classmethod
    def lock_along(cls, pks: list[int], move: Move) -> list[int]:
        """Locks what the move will also write, before the register is; returns the rows on which an undo is made too.

        Everybody locks in one order, or two people could wait for each other: articles, their comments, reports, the
        register. Whoever writes a reply, pins or closes holds the article first: so nothing comes under a comment while
        its replies are being closed. See docs/decisions/0112.
        """
        if move.to_state is BACK:
            return cls._lock_along_undo(pks)
        if move.name not in ("pin", "close", "open"):
            return []
        pages = cls.lock_articles_of(pks)
        model: Any = cls
        if move.name == "pin":
            also = list(model.objects.filter(page__in=pages, is_pinned=True).values_list("pk", flat=True))
        else:
            also = [below for pk in pks for below in model.objects.below(pk)]
        cls._lock({*pks, *also})
        return []

    @classmethod
    def _lock_along_undo(cls, pks: list[int]) -> list[int]:
        """The undo of a pin concerns both comments that it moved, whichever is asked for."""
        cls.lock_articles_of(pks)
        model: Any = cls
        last = last_decisions(cls, pks)
        acts = {decision.act for decision in last.values() if decision.move in PINS and decision.act}
        kind = ContentType.objects.get_for_model(model)
        moved = Decision.objects.filter(content_type=kind, act__in=acts, move__in=PINS).exclude(object_id__in=pks) if acts else []
        also = {decision.object_id for decision in moved}
        along = [pk for pk, decision in last_decisions(cls, also).items() if decision.act in acts] if also else []
        closed = [pk for pk, decision in last.items() if decision.move in CLOSINGS]
        cls._lock({*pks, *along, *(below for pk in closed for below in model.objects.below(pk))})
        return along

    @classmethod
    def lock_articles_of(cls, pks: Iterable[int]) -> list[int]:
        """Holds the articles of comments until the transaction ends. First of all locks."""
        model: Any = cls
        pages = model.objects.filter(pk__in=list(pks)).order_by().values_list("page", flat=True).distinct()
        return lock_articles(list(pages))

    @classmethod
    def _lock(cls, pks: Iterable[int]) -> None:
        model: Any = cls
        lock(model.objects.filter(pk__in=list(pks)))

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
        """One at most is pinned on an article: the one before makes place, with a decision of its own, of the same act."""
        from review.machine import decide

        subject: Any = decision.subject
        model: Any = cls
        before = model.objects.filter(page=subject.page_id, is_pinned=True).exclude(pk=subject.pk)
        reason = _("Another comment is pinned in its place.")
        pks = list(before.values_list("pk", flat=True))
        decide(model, pks, "unpin", by=decision.actor, name=decision.actor_name, reason=reason, act=decision.act)
        cls._set([subject.pk], is_pinned=True)

    @classmethod
    def stand_as_before(cls, decisions: Iterable[Decision], undone: dict[int, Decision]) -> None:
        """Takes back pins and closings: what was pinned before is pinned again, what was closed before stays closed."""
        cls._set([pk for pk, decision in undone.items() if decision.move == "pin"], is_pinned=False)
        cls._set([pk for pk, decision in undone.items() if decision.move == "unpin"], is_pinned=True)
        for pk, decision in undone.items():
            if decision.move in CLOSINGS:
                cls._close_as_decided(pk)
        for decision in decisions:
            if decision.object_id in undone and undone[decision.object_id].move in (*PINS, *CLOSINGS):
                subject: Any = decision.subject
                subject.refresh_from_db(fields=["is_pinned", "replies_closed"])

    @classmethod
    def _close_as_decided(cls, pk: int) -> None:
        """Sets `replies_closed` of `pk` and of all below it to what the decisions that hold say: of those on a comment and
        on what it answers, up to the first, the last one. Two queries, and one per level."""
        model: Any = cls
        below = model.objects.below(pk)
        answers = dict(model.objects.filter(pk__in=[pk, *below]).values_list("pk", "reply_to"))
        above = answers[pk]
        while above:
            answers[above] = model.objects.values_list("reply_to", flat=True).get(pk=above)
            above = answers[above]
        holding = _closings_that_hold(model, list(answers))
        for closed in (True, False):
            concerned = [each for each in (pk, *below) if _is_closed(each, answers, holding) is closed]
            cls._set(concerned, replies_closed=closed)

    @classmethod
    def _set(cls, pks: Iterable[int], **columns: bool) -> None:
        model: Any = cls
        model.objects.filter(pk__in=pks).update(**columns)


def lock_articles(pks: list[int]) -> list[int]:
    """Holds articles until the transaction ends; those that exist."""
    return lock(ArticlePage.objects.filter(pk__in=pks))


def _closings_that_hold(model: Any, pks: list[int]) -> dict[int, Decision]:
    """The last closing or opening of each comment that nobody took back. One query."""
    kind = ContentType.objects.get_for_model(model)
    held: dict[int, list[Decision]] = {pk: [] for pk in pks}
    for entry in Decision.objects.filter(content_type=kind, object_id__in=pks).order_by("sequence"):
        mine = held[entry.object_id]
        if model.moves.takes_back(entry.move):
            if mine:
                mine.pop()
        elif not is_passed_over(model, entry):
            mine.append(entry)
    found = {pk: [entry for entry in mine if entry.move in CLOSINGS] for pk, mine in held.items()}
    return {pk: entries[-1] for pk, entries in found.items() if entries}


def _is_closed(pk: int, answers: dict[int, Any], holding: dict[int, Decision]) -> bool:
    said = []
    here: Any = pk
    while here:
        if here in holding:
            said.append(holding[here])
        here = answers[here]
    return bool(said) and max(said, key=lambda entry: entry.sequence).move == "close"
