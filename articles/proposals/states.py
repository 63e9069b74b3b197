"""What a proposal may be, and the only ways from one state to another. Pure data.

Once accepted, a proposal is an article in the hands of the newsroom: its own workflow takes over, and nothing leads back.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from review.moves import BACK, Move, Moves


class ProposalState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("proposal", "Pending")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
    REFUSED = "refused", pgettext_lazy("proposal", "Refused")
    SPAM = "spam", pgettext_lazy("proposal", "Spam")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")


PENDING, ACCEPTED, REFUSED, SPAM, WITHDRAWN = (state.value for state in ProposalState)
MODERATE = "articles.moderate_proposal"

PROPOSAL_MOVES = Moves(
    initial=PENDING,
    moves=(
        Move(
            "approve", (PENDING, REFUSED, SPAM), ACCEPTED,
            label=_("Accept"), done=_("Accepted: a draft article is in its section."), permission=MODERATE, icon="check", key="a",
        ),
        Move(
            "refuse", (PENDING, SPAM), REFUSED,
            label=_("Refuse"), done=_("Refused: the proposer can read why."),
            needs_reason=True, permission=MODERATE, icon="cross", key="r",
        ),
        Move(
            "spam", (PENDING, REFUSED), SPAM,
            label=_("Spam"), done=_("Put with the spam: nobody is told."), permission=MODERATE, icon="no-view", key="s",
        ),
        Move(
            "undo", (PENDING, REFUSED, SPAM), BACK,
            label=_("Undo the decision"), done=_("The last decision is taken back."), permission=MODERATE, icon="undo", key="u",
        ),
        Move("withdraw", (PENDING, REFUSED), WITHDRAWN, label=_("Withdraw"), done=_("Withdrawn.")),
    ),
)  # fmt: skip
