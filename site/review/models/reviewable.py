from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from review.models.decision import Decision
from review.moves import BACK, SAME, Move, MoveRefused, Moves


class Reviewable(models.Model):
    """A row whose state changes by the moves of its table only, each leaving a Decision.

    A model that stands in a queue gives: `moves`, the choices of `state`, `review_text()` and, where a move needs more
    than the table says, `objections()`.
    """

    moves: ClassVar[Moves]
    queue_key: ClassVar[str] = ""

    state = models.CharField(_("state"), max_length=20, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def kinds(cls) -> list[type["Reviewable"]]:
        """Every model of the site that is reviewed."""
        return [model for model in apps.get_models() if issubclass(model, Reviewable) and not model._meta.proxy]

    @property
    def decisions(self) -> models.QuerySet[Decision]:
        """What was decided on this row, the oldest first. Survives the row."""
        return Decision.objects.about(self)

    def review_text(self) -> str:
        """The exact text that a decision is made on; the register keeps it."""
        raise NotImplementedError

    @classmethod
    def state_values(cls, state: str) -> dict[str, Any]:
        """The columns that follow `state`: the one place where a state is turned into what is stored."""
        return {"state": state}

    @classmethod
    def objections(cls, rows: Iterable[Any], move: Move, targets: dict[int, str]) -> dict[int, str]:
        """What forbids `move` on some of `rows`, whatever the table says: {pk: sentence}. `targets` gives each new state."""
        return {}

    @classmethod
    def going_along(cls, pks: list[int], move: Move) -> list[int]:
        """The rows on which `move` is made when somebody asks for it on `pks`: a move may need others to go with them."""
        return pks

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        """What else changes with `move`, in its transaction, once the new states are stored.

        `undone`: for a move that takes decisions back, what was taken back on each row.
        """

    def decide(
        self,
        move: str,
        *,
        by: models.Model | None = None,
        name: str = "",
        reason: str = "",
        ground: str = "",
        seen: str | None = None,
        upto: int | None = None,
        when: datetime | None = None,
        act: str = "",
    ) -> Decision:
        """Makes `move` on this row and returns its Decision; raises MoveRefused, or PermissionDenied.

        `seen` is the state that the person had before their eyes: another one now means that somebody was faster.
        `upto` is the last entry of the register then: a text that changed after it is not decided on unread.
        `act` joins the decision to an act that was made before.
        """
        from review.machine import decide

        outcome = decide(
            type(self),
            [self.pk],
            move,
            by=by,
            name=name,
            reason=reason,
            ground=ground,
            seen=seen,
            upto=upto,
            when=when,
            act=act,
        )
        for refusal in outcome.refused.values():
            raise refusal
        if not outcome.decisions:
            raise MoveRefused(gone())
        decision = outcome.decisions[0]
        for column, value in self.state_values(decision.to_state).items():
            setattr(self, column, value)
        return decision

    def decisions_that_hold(self) -> list[Decision]:
        """The decisions on this row that nobody took back, the oldest first, without the undos themselves. One query."""
        held: list[Decision] = []
        for decision in self.decisions:
            if self.moves.takes_back(decision.move):
                taken = next((each for each in reversed(held) if not is_passed_over(self, each)), None)
                held = [each for each in held if each is not taken]
            else:
                held.append(decision)
        return held

    def moves_open(self) -> list[Move]:
        """The moves of the table that may start from here."""
        return self.moves.open_from(self.state)


def gone() -> str:
    """What is said of a row that was deleted while somebody decided on it."""
    return gettext("This is no longer here: its author took it away, or it was erased.")


def target_of(row: Reviewable, move: Move, last: Decision | None) -> str | None:
    """Where `move` leads `row`; None where it takes back a decision and there is none to take back."""
    if move.to_state == SAME:
        return row.state
    if move.to_state is not BACK:
        return move.to_state
    if last is None or last.move == move.name or not row.moves.is_of_the_desk(last.move):
        return None
    return row.moves[last.move].undone_to or last.from_state


def is_passed_over(row: type[Reviewable] | Reviewable, decision: Decision) -> bool:
    """Whether an undo looks past `decision`: its author's, or an erasure, and the state stayed. See `review.last`."""
    return decision.from_state == decision.to_state and not row.moves.is_of_the_desk(decision.move)
