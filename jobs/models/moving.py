from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import stamp
from jobs import clock
from jobs.board import OFFERS
from jobs.states import APPROVED, CLOSED, CORRECT, DRAFT, OFFER_MOVES, PENDING, REFUSED, WITHDRAWN
from review.models import Decision, Reviewable
from review.moves import Move

UNDO_WITHIN = timedelta(days=1)


class Moving(Reviewable):
    """How an offer moves: what forbids a move beside the table, and what follows from it."""

    moves = OFFER_MOVES
    queue_key = "offers"
    # What follows a move, besides the state.
    FOLLOWING = (
        "decided_version", "confirmed_at", "touched_at", "published_at", "online_since", "filled_at", "last_day",
        "withdrawn_title", "withdrawn_organisation", "taken_down", "reminded_for",
    )  # fmt: skip

    last_day: date | None

    class Meta:
        abstract = True

    @property
    def may_be_restored(self) -> bool:
        """Whether its author may undo the withdrawal: of an offer that was online, within a day, the same text."""
        last = self.decisions.last()
        return bool(
            self.state == WITHDRAWN
            and last
            and (last.move, last.from_state) == ("withdraw", APPROVED)
            and last.made_at > timezone.now() - UNDO_WITHIN
            and self.last_day
            and self.last_day >= clock.today()
        )

    @classmethod
    def objections(cls, rows: Iterable[Any], move: Move, targets: dict[int, str]) -> dict[int, str]:
        found = {}
        for row in rows:
            if row.erased_at:
                found[row.pk] = _("Its author had it erased: nothing is left to decide on.")
            elif move.permission and targets[row.pk] not in (CORRECT, REFUSED) and row.version != row.decided_version:
                found[row.pk] = _("Its author is changing the text: it can be approved once it is sent again.")
            elif move.name == "approve" and row.closes_on and row.closes_on < clock.today():
                found[row.pk] = _("Its closing date is past: send it back, so that its author gives another one.")
            elif move.name == "submit" and row.confirmed_at is None:
                found[row.pk] = _("Its address is not confirmed yet.")
            elif move.name == "submit" and row.closes_on and row.closes_on < clock.today():
                found[row.pk] = _("Its closing date is past: give another one first.")
            elif move.name == "restore" and not row.may_be_restored:
                found[row.pk] = _("A withdrawal is undone within a day, of an offer that was online. Send it again instead.")
        return found

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        from jobs.applications.filled import AT_ONCE, tell_candidates
        from jobs.notifications import recall, tell_of_offer

        stamp.bump(OFFERS)  # Lists of current offers are kept under it.
        for decision in decisions:
            row: Any = decision.subject
            row.decided_version = row.version
            if move.name == "confirm":
                row.confirmed_at = decision.made_at
            row.touched_at = decision.made_at
            if decision.to_state == APPROVED:
                row.published_at = row.published_at or decision.made_at
                if decision.from_state != APPROVED:
                    row.online_since = decision.made_at
                if row.last_day is None or move.name == "approve":
                    row.last_day = row.closes_on or clock.today(decision.made_at) + timedelta(days=clock.STANDARD)
                    if not clock.is_far(row.last_day):
                        row.reminded_for = row.last_day  # The mail that it is online says when it ends.
            elif decision.to_state in (DRAFT, PENDING, CORRECT, REFUSED):
                # An approval that is taken back leaves what readers knew before it, if anything.
                if decision.from_state in (APPROVED, *CLOSED) and row.last_day and not (undone and row.withdrawn_title):
                    row.withdrawn_title, row.withdrawn_organisation = row.title, row.organisation_name
                    row.taken_down = decision.from_state != WITHDRAWN
                row.last_day = None
            if decision.from_state == REFUSED and not move.permission:
                row.taken_down = True  # Its author does not bring back by one click what a moderator refused.
            if move.name == "fill":
                row.filled_at = decision.made_at
                transaction.on_commit(partial(tell_candidates, AT_ONCE), robust=True)
            cls._base_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in cls.FOLLOWING})
            unheard = recall(row, undone[row.pk]) if undone else frozenset()
            tell_of_offer(row, move, decision, but=unheard)

    def decide(self, move: str, **kwargs: Any) -> Decision:
        decision = super().decide(move, **kwargs)
        self.refresh_from_db(fields=self.FOLLOWING)
        return decision
