"""The table of moves of a queue: pure data, and the one exception that any other move raises."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
BACK = None  # As the target of a move: wherever the last decision found the row.
SAME = ""  # As the target of a move: the state stays, and the decision tells something else (a pin, a mended text).


@dataclass(frozen=True)
class Move:
    """One decision that may be taken on a row.

    `permission` is "app.codename", empty for what the author of the row may do alone.
    `to_state` is BACK for the move that takes back the last decision, SAME for one that leaves the state alone.
    `needs_reason`: it is refused without one. `offers_reason`: one click decides, a reason may be given.
    `key` is the letter that makes it on the desk. Names that every queue shares: approve (a), refuse (r), spam (s),
    correct (c, its author may mend it once), reopen, undo (u).
    `has_page`: it needs more than a click, so it is neither a button nor offered in bulk; a page of its app makes it.
    `rewrites`: it changes the text, so whoever has the former text before their eyes decides on nothing.
    `alone`: a button of a card, not offered in bulk.
    `undone_to`: where taking it back leads, if not where it came from.
    """

    name: str
    from_states: tuple[str, ...]
    to_state: str | None
    label: Words
    done: Words
    needs_reason: bool = False
    permission: str = ""
    icon: str = ""
    key: str = ""
    offers_reason: bool = False
    has_page: bool = False
    alone: bool = False
    rewrites: bool = False
    undone_to: str = ""

    @property
    def takes_reason(self) -> bool:
        return self.needs_reason or self.offers_reason


class MoveRefused(Exception):
    """A move that cannot be made now. `str()` is a sentence for the person who asked."""


@dataclass(frozen=True)
class Moves:
    """All moves of one kind of row. Iterates in the order in which a desk shows them.

    `waits_in` is the state in which a row waits for the desk, where that is not the one it begins in (a draft does not).
    """

    initial: str
    moves: tuple[Move, ...] = field(default_factory=tuple)
    waits_in: str = ""

    @property
    def waiting(self) -> str:
        return self.waits_in or self.initial

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves)

    def __getitem__(self, name: str) -> Move:
        for move in self.moves:
            if move.name == name:
                return move
        raise MoveRefused(_("There is no such decision."))

    @property
    def rewriting(self) -> list[str]:
        return [move.name for move in self.moves if move.rewrites]

    @property
    def of_the_desk(self) -> list[str]:
        """What somebody of the desk decides: what an author did is not the desk's to take back."""
        return [move.name for move in self.moves if move.permission]

    def takes_back(self, name: str) -> bool:
        """Whether `name` is the move that takes the last decision back."""
        return any(move.name == name and move.to_state is BACK for move in self.moves)

    def is_of_the_desk(self, name: str) -> bool:
        return name in self.of_the_desk

    def open_from(self, state: str) -> list[Move]:
        """The moves that may start from `state`."""
        return [move for move in self.moves if state in move.from_states]

    def offered_in_bulk(self, state: str) -> list[Move]:
        """The moves that somebody of the desk may make on many rows at once."""
        return [move for move in self.open_from(state) if move.permission and not (move.has_page or move.alone)]
