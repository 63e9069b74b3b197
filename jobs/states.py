"""What an offer and a change of an offer may be, and the only ways from one state to another. Pure data.

That an offer is over because of its date is no state: see `OfferQuerySet.current()`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from review.moves import BACK, SAME, Move, Moves


class OfferState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("offer", "Draft")
    AWAITING = "awaiting", pgettext_lazy("offer", "Address to confirm")
    PENDING = "pending", pgettext_lazy("offer", "Pending")
    CORRECT = "correct", pgettext_lazy("offer", "To correct")
    APPROVED = "approved", pgettext_lazy("offer", "Approved")
    PAUSED = "paused", pgettext_lazy("offer", "Paused")
    FILLED = "filled", pgettext_lazy("offer", "Filled")
    WITHDRAWN = "withdrawn", pgettext_lazy("offer", "Withdrawn")
    REFUSED = "refused", pgettext_lazy("offer", "Refused")


DRAFT, AWAITING, PENDING, CORRECT, APPROVED, PAUSED, FILLED, WITHDRAWN, REFUSED = (state.value for state in OfferState)
MODERATE = "jobs.moderate_offer"

# Was read by everybody once, and says now that it is closed.
CLOSED = (FILLED, PAUSED, WITHDRAWN)
# Nobody reads it, and its author may still write in it.
IN_HAND = (DRAFT, AWAITING, CORRECT, REFUSED)
# A change of it is an edit, which a moderator reads while it stays as it is.
CHANGED_BY_EDITS = (PENDING, APPROVED, PAUSED, FILLED)
# What moderators may see: what was sent.
SENT = tuple(state.value for state in OfferState if state not in (OfferState.DRAFT, OfferState.AWAITING))

OFFER_MOVES = Moves(
    initial=DRAFT,
    waits_in=PENDING,
    moves=(
        Move(
            "approve", (PENDING, CORRECT, REFUSED), APPROVED,
            label=_("Approve"), done=_("Approved: the offer is online."), permission=MODERATE, icon="check", key="a",
        ),
        Move(
            "correct", (PENDING, APPROVED, PAUSED, REFUSED), CORRECT,
            label=_("To correct"), done=_("Sent back: its author can read what to mend."),
            needs_reason=True, permission=MODERATE, icon="edit", key="c",
        ),
        Move(
            "refuse", (PENDING, CORRECT, APPROVED, PAUSED, FILLED), REFUSED,
            label=_("Refuse"), done=_("Refused: its author can read why."),
            needs_reason=True, permission=MODERATE, icon="cross", key="r",
        ),
        Move(
            "reopen", (APPROVED, CORRECT, REFUSED), PENDING,
            label=_("Put back in the queue"), done=_("Back in the queue: nobody sees it until it is approved."),
            permission=MODERATE, icon="rotate",
        ),
        Move(
            "undo", (PENDING, CORRECT, APPROVED, REFUSED), BACK,
            label=_("Undo the decision"), done=_("The last decision is taken back."), permission=MODERATE, icon="undo", key="u",
        ),
        Move("send", (DRAFT,), AWAITING, label=_("Send"), done=_("Sent: the address is still to be confirmed."), rewrites=True),
        Move(
            "confirm", (AWAITING,), PENDING, label=_("Confirm the address"),
            done=_("Confirmed: a moderator will read it."), rewrites=True,
        ),
        # A contact changed, a closing date brought forward: at once, whatever the state, and in the register.
        Move(
            "adjust", (PENDING, APPROVED, PAUSED, FILLED), SAME,
            label=_("Adjust"), done=_("Saved: it shows at once."), rewrites=True,
        ),
        Move(
            "submit", (DRAFT, CORRECT, REFUSED, WITHDRAWN), PENDING,
            label=_("Send for review"), done=_("Sent for review."), rewrites=True,
        ),
        # A text that readers may see the title of is never written in: it is taken up again first, and nobody sees it then.
        Move("rework", (WITHDRAWN,), DRAFT, label=_("Take it up again"), done=_("It is a draft again.")),
        Move("restore", (WITHDRAWN,), APPROVED, label=_("Undo the withdrawal"), done=_("The offer is online again.")),
        Move("renew", (APPROVED, PAUSED, FILLED), APPROVED, label=_("Renew"), done=_("Renewed.")),
        Move("pause", (APPROVED,), PAUSED, label=_("Pause"), done=_("Paused: the offer takes no application.")),
        Move("resume", (PAUSED,), APPROVED, label=_("Put back online"), done=_("The offer is online again.")),
        Move("fill", (APPROVED, PAUSED), FILLED, label=_("Mark as filled"), done=_("Filled: the offer says so.")),
        Move(
            "withdraw", (DRAFT, AWAITING, PENDING, CORRECT, APPROVED, PAUSED, FILLED, REFUSED), WITHDRAWN,
            label=_("Withdraw"), done=_("Withdrawn."),
        ),
    ),
)  # fmt: skip


class EditState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("change", "Pending")
    CORRECT = "correct", pgettext_lazy("change", "To correct")
    APPROVED = "approved", pgettext_lazy("change", "Approved")
    REFUSED = "refused", pgettext_lazy("change", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("change", "Taken back")


# A newer change takes the place of one that waits: what was before a moderator's eyes is never changed under them.
EDIT_MOVES = Moves(
    initial=EditState.PENDING.value,
    moves=(
        Move(
            "approve", (PENDING, CORRECT, REFUSED), APPROVED,
            label=_("Approve"), done=_("Approved: the new version is online."), permission=MODERATE, icon="check", key="a",
        ),
        Move(
            "correct", (PENDING,), CORRECT,
            label=_("To correct"), done=_("Sent back: the version online stays as it is."),
            needs_reason=True, permission=MODERATE, icon="edit", key="c",
        ),
        Move(
            "refuse", (PENDING, CORRECT), REFUSED,
            label=_("Refuse"), done=_("Refused: the version online stays as it is."),
            needs_reason=True, permission=MODERATE, icon="cross", key="r",
        ),
        Move(
            "undo", (CORRECT, APPROVED, REFUSED), BACK,
            label=_("Undo the decision"), done=_("The last decision is taken back."), permission=MODERATE, icon="undo", key="u",
        ),
        Move("withdraw", (PENDING, CORRECT), WITHDRAWN, label=_("Take back"), done=_("The change is taken back.")),
        # With its offer, whose withdrawal is undone: to the state that it was taken back from.
        Move("restore", (WITHDRAWN,), PENDING, label=_("Send again"), done=_("The change waits again.")),
        Move("restore_correct", (WITHDRAWN,), CORRECT, label=_("Send again"), done=_("The change is to be corrected again.")),
    ),
)  # fmt: skip
