"""An offer is filled: its candidates without an answer are told, once each, whatever becomes of the offer afterwards.

The move writes the moment on the offer, in its transaction; the mails are drawn from it afterwards. A server that stops
between the two is made up for by the next periodic run, and nobody waits for three hundred mails.
"""

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from jobs.applications import notifications
from jobs.applications.models import Application

BATCH = 500
# Told within the request that fills the offer; the others by the periodic run.
AT_ONCE = 20


def tell_candidates(most: int = BATCH) -> None:
    mine: dict[str, Any] = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    for pk in list(Application.objects.to_tell_of_filled().order_by("pk").values_list("pk", flat=True)[:most]):
        with transaction.atomic():
            rows = Application.objects.to_tell_of_filled().select_for_update(of=("self",), no_key=True, **mine)
            row = rows.select_related("offer").filter(pk=pk).first()
            if row:
                Application.objects.filter(pk=pk).update(filled_told_at=timezone.now())
                notifications.tell_of_filled(row)
