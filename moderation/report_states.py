"""What readers may report a comment for, what becomes of a report, and the moves between. Pure data."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from moderation.states import MODERATE
from review.moves import BACK, Move, Moves


class Ground(models.TextChoices):
    ILLEGAL = "illegal", _("Illegal content")
    INSULT = "insult", _("Insult or harassment")
    HATRED = "hatred", _("Hatred or discrimination")
    PRIVATE = "private", _("Private data about somebody")
    OFF_TOPIC = "off_topic", _("Off topic or advertising")
    OTHER = "other", _("Another reason")


class ReportState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("report", "Pending")
    UPHELD = "upheld", pgettext_lazy("report", "Upheld")
    DISMISSED = "dismissed", pgettext_lazy("report", "Dismissed")


PENDING, UPHELD, DISMISSED = (state.value for state in ReportState)

REPORT_MOVES = Moves(
    initial=PENDING,
    moves=(
        Move(
            "dismiss",
            (PENDING,),
            DISMISSED,
            label=_("Leave the comment online"),
            done=_("Left online: those who reported it are told."),
            permission=MODERATE,
            icon="check",
            key="a",
            offers_reason=True,
        ),
        Move(
            "uphold",
            (PENDING,),
            UPHELD,
            label=_("Refuse the comment"),
            done=_("Refused: its author can read why, and those who reported it are told."),
            needs_reason=True,
            permission=MODERATE,
            icon="cross",
            key="r",
        ),
        Move(
            "undo",
            (UPHELD, DISMISSED),
            BACK,
            label=_("Undo the decision"),
            done=_("Taken back, on the comment too."),
            permission=MODERATE,
            icon="undo",
            key="u",
        ),
    ),
)
