"""What happened to an offer, told to its recruiter: each move as something done, with its day."""

from typing import Any

from django.utils.translation import pgettext_lazy

HAPPENED = {
    "send": pgettext_lazy("offer, done", "Sent"),
    "confirm": pgettext_lazy("offer, done", "Address confirmed"),
    "submit": pgettext_lazy("offer, done", "Sent for review"),
    "approve": pgettext_lazy("offer, done", "Approved"),
    "correct": pgettext_lazy("offer, done", "Sent back to correct"),
    "refuse": pgettext_lazy("offer, done", "Refused"),
    "reopen": pgettext_lazy("offer, done", "Put back in the queue"),
    "undo": pgettext_lazy("offer, done", "Last decision taken back"),
    "adjust": pgettext_lazy("offer, done", "Adjusted"),
    "renew": pgettext_lazy("offer, done", "Renewed"),
    "pause": pgettext_lazy("offer, done", "Paused"),
    "resume": pgettext_lazy("offer, done", "Put back online"),
    "fill": pgettext_lazy("offer, done", "Marked as filled"),
    "rework": pgettext_lazy("offer, done", "Taken up again"),
    "restore": pgettext_lazy("offer, done", "Withdrawal undone"),
    "withdraw": pgettext_lazy("offer, done", "Withdrawn"),
}


def history(offer: Any) -> list[tuple[Any, Any]]:
    """(decision, what it did) of each, the oldest first."""
    return [(decision, HAPPENED.get(decision.move, decision.move)) for decision in offer.decisions]
