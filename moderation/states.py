"""What a comment may be, and the only ways from one to another. Pure data."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from review.moves import BACK, Move, Moves


class CommentState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("comment", "Pending")
    APPROVED = "approved", pgettext_lazy("comment", "Approved")
    REFUSED = "refused", pgettext_lazy("comment", "Refused")
    SPAM = "spam", pgettext_lazy("comment", "Spam")
    WITHDRAWN = "withdrawn", pgettext_lazy("comment", "Withdrawn")


PENDING, APPROVED, REFUSED, SPAM, WITHDRAWN = (state.value for state in CommentState)
MODERATE = "moderation.moderate_comment"

COMMENT_MOVES = Moves(
    initial=PENDING,
    moves=(
        Move(
            "approve",
            (PENDING, REFUSED, SPAM),
            APPROVED,
            label=_("Approve"),
            done=_("Approved: everybody can read it."),
            permission=MODERATE,
            icon="check",
            key="a",
        ),
        Move(
            "refuse",
            (PENDING, APPROVED, SPAM),
            REFUSED,
            label=_("Refuse"),
            done=_("Refused: its author can read why."),
            needs_reason=True,
            permission=MODERATE,
            icon="cross",
            key="r",
        ),
        Move(
            "spam",
            (PENDING, APPROVED, REFUSED),
            SPAM,
            label=pgettext_lazy("verb", "Spam"),
            done=_("Put with the spam."),
            permission=MODERATE,
            icon="bin",
            key="s",
            offers_reason=True,
        ),
        Move(
            "reopen",
            (APPROVED, REFUSED, SPAM),
            PENDING,
            label=_("Put back in the queue"),
            done=_("Back in the queue: nobody sees it until it is approved."),
            permission=MODERATE,
            icon="rotate",
        ),
        Move(
            "undo",
            (PENDING, APPROVED, REFUSED, SPAM),
            BACK,
            label=_("Undo"),
            done=_("The last decision is taken back."),
            permission=MODERATE,
            icon="undo",
            key="u",
        ),
        Move(
            "withdraw",
            (PENDING, APPROVED),
            WITHDRAWN,
            label=_("Withdraw"),
            done=_("Withdrawn: nobody can read it any more."),
            icon="bin",
        ),
    ),
)
