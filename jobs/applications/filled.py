"""An offer is filled: its candidates without an answer are told, once each, whatever becomes of the offer afterwards."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from jobs.applications import notifications
from jobs.applications.models import Application
from review.models import Decision


def tell_candidates(sender: Any, decisions: Iterable[Decision], **kwargs: Any) -> None:
    """Receives `review.signals.decided` of offers, after the commit."""
    filled = [decision.object_id for decision in decisions if decision.move == "fill"]
    if not filled:
        return
    with transaction.atomic():
        untold = Application.objects.waiting().filter(offer__in=filled, filled_told_at__isnull=True)
        rows = list(untold.select_for_update(of=("self",)).select_related("offer"))
        Application.objects.filter(pk__in=[row.pk for row in rows]).update(filled_told_at=timezone.now())
        for row in rows:
            notifications.tell_of_filled(row)
