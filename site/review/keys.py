"""Letters that decide: which there are, and whether this person wants them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from review.moves import Move, Words

WALK: list[tuple[str, Words]] = [("j", _("Next")), ("k", _("Previous"))]


def keys_enabled(user: Any) -> bool:
    """As set in the account, for all of Wagtail's own keys: letters alone must be possible to turn off (WCAG 2.1.4)."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.keyboard_shortcuts if profile else True


def shortcuts(queue: Any) -> list[tuple[Words, str]]:
    """What each letter does in `queue`, for the help that “?” opens."""
    moves: list[Move] = [move for move in queue.model.moves if move.key and move.permission]
    return [*((label, key) for key, label in WALK), *((move.label, move.key) for move in moves)]
