"""Mails to recruiters, written in the transaction of the move that they tell of."""

from typing import Any

from review.models import Decision
from review.moves import Move


def tell_of_offer(offer: Any, move: Move, decision: Decision) -> None:
    """What became of an offer."""


def tell_of_edit(edit: Any, move: Move, decision: Decision) -> None:
    """What became of a change."""
