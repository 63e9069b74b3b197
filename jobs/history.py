"""What happened to an offer and to its changes, told to its recruiter: each move as something done, with its day."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import pgettext_lazy

from jobs.models import OfferEdit
from review.models import Decision

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

OF_CHANGES = {
    "approve": pgettext_lazy("offer, done", "Changes approved"),
    "correct": pgettext_lazy("offer, done", "Changes sent back to correct"),
    "refuse": pgettext_lazy("offer, done", "Changes refused"),
    "undo": pgettext_lazy("offer, done", "Decision on the changes taken back"),
    "withdraw": pgettext_lazy("offer, done", "Changes withdrawn"),
    "restore": pgettext_lazy("offer, done", "Changes sent again"),
    "restore_correct": pgettext_lazy("offer, done", "Changes back, to correct"),
}
SENT = pgettext_lazy("offer, done", "Changes sent")


class Event(NamedTuple):
    at: datetime
    label: Any
    ground: str = ""


def history(offer: Any) -> list[Event]:
    """The oldest first. Three queries."""
    told = [Event(each.made_at, HAPPENED.get(each.move, each.move), each.ground) for each in offer.decisions]
    sent = dict(OfferEdit.objects.of(offer).values_list("pk", "made_at"))
    kind = ContentType.objects.get_for_model(OfferEdit)
    told += [Event(at, SENT) for at in sent.values()]
    for each in Decision.objects.filter(content_type=kind, object_id__in=sent).order_by("sequence"):
        told.append(Event(each.made_at, OF_CHANGES.get(each.move, each.move), each.ground))
    return sorted(told, key=lambda event: event.at)
