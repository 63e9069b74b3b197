"""What an application may be, and the only ways from one state to another. Pure data.

No move needs a right of an account: the recruiter has the offer's private link, the candidate that of the receipt.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from review.moves import Move, Moves


class ApplicationState(models.TextChoices):
    NEW = "new", pgettext_lazy("application", "New")
    STUDY = "study", pgettext_lazy("application", "Under study")
    ANSWERED = "answered", pgettext_lazy("application", "Answered")
    ACCEPTED = "accepted", pgettext_lazy("application", "Accepted")
    REFUSED = "refused", pgettext_lazy("application", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")


NEW, STUDY, ANSWERED, ACCEPTED, REFUSED, WITHDRAWN = (state.value for state in ApplicationState)
# The candidate has had no answer yet.
WAITING = (NEW, STUDY)
# What tells the candidate something that they can count on.
ANSWERS = (ANSWERED, ACCEPTED, REFUSED)

APPLICATION_MOVES = Moves(
    initial=NEW,
    moves=(
        Move(
            "study", (NEW, ANSWERED, ACCEPTED, REFUSED), STUDY,
            label=pgettext_lazy("application", "Put under study"), done=_("The application is under study."),
        ),
        Move(
            "answer", (NEW, STUDY, ANSWERED), ANSWERED,
            label=_("I answered another way"), done=_("The application is marked as answered."),
        ),
        Move(
            "accept", (NEW, STUDY, ANSWERED, REFUSED), ACCEPTED,
            label=pgettext_lazy("application", "Accept"), done=_("The application is accepted."),
        ),
        Move("refuse", (NEW, STUDY, ANSWERED, ACCEPTED), REFUSED, label=_("Refuse"), done=_("The application is refused.")),
        Move(
            "withdraw", (NEW, STUDY, ANSWERED, ACCEPTED), WITHDRAWN,
            label=_("Withdraw"), done=_("The application is withdrawn."),
        ),
    ),
)  # fmt: skip
