"""A board, and offers in each state, through the model's own doors."""

import itertools
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core import mail
from django.utils import timezone

from core.models import OutgoingMail
from jobs import clock
from jobs.models import JobBoardPage, Offer, Organisation
from jobs.states import (
    APPROVED,
    AWAITING,
    CORRECT,
    DRAFT,
    FILLED,
    PAUSED,
    PENDING,
    REFUSED,
    WITHDRAWN,
)
from tests.factories import make_home, make_user, place

_count = itertools.count(1)

# The moves that lead to each state, from the first.
WAY = {
    DRAFT: (),
    AWAITING: ("send",),
    PENDING: ("send", "confirm"),
    CORRECT: ("send", "confirm", "correct"),
    REFUSED: ("send", "confirm", "refuse"),
    APPROVED: ("send", "confirm", "approve"),
    PAUSED: ("send", "confirm", "approve", "pause"),
    FILLED: ("send", "confirm", "approve", "fill"),
    WITHDRAWN: ("send", "confirm", "approve", "withdraw"),
}


def make_board(title: str = "Emploi", **fields: Any) -> JobBoardPage:
    """The board of the site; the same one when called twice."""
    found = JobBoardPage.objects.first()
    return found or place(JobBoardPage(title=title, slug="emploi", **fields), make_home())


def make_offer(
    state: str = APPROVED, *, when: datetime | None = None, reason: str = "Il manque le salaire.", **fields: Any
) -> Offer:
    """An offer that reached `state` by the moves that lead there; `when` is the moment of the last of them."""
    make_board()
    number = next(_count)
    defaults: dict[str, Any] = {
        "title": f"Chargé·e de mission {number} (H/F)",
        "contract": "cdi",
        "working_time": "plein",
        "description": "Vous accompagnez les adhérents.\n\n- accueil\n- suivi",
        "postcode": "19000",
        "commune": "Tulle",
        "pay_min": Decimal(2100),
        "pay_max": Decimal(2400),
        "pay_unit": "mois",
        "organisation_name": f"Association {number}",
        "organisation_kind": "association",
        "email": f"recrute{number}@example.org",
        "closes_on": clock.today(when) + timedelta(days=30),
    }
    offer = Offer(**{**defaults, **fields})
    if state != DRAFT and offer.organisation is None:
        offer.organisation = Organisation.of(offer.email, offer.organisation_name)
    offer.save()
    mails, written = len(mail.outbox), set(OutgoingMail.objects.values_list("pk", flat=True))
    for move in WAY[state]:
        offer.decide(move, name="Test", reason=reason if offer.moves[move].needs_reason else "", when=when or timezone.now())
    # What its recruiter was told on the way is no part of a test.
    del mail.outbox[mails:]
    OutgoingMail.objects.exclude(pk__in=written).delete()
    return offer


def make_expired(**fields: Any) -> Offer:
    """Was approved in time, and its last day was yesterday."""
    offer = make_offer(**fields)
    yesterday = clock.today() - timedelta(days=1)
    Offer.objects.filter(pk=offer.pk).update(closes_on=yesterday, last_day=yesterday)
    return Offer.objects.get(pk=offer.pk)


def make_moderator(**fields: Any):
    return make_user("moderator", **fields)
