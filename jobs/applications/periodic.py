"""What is due for applications: reminders, news of a silence, held files, the end of the time to keep them."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from core.files import orphans
from core.files.antivirus import Verdict, is_set, scan
from jobs.applications import erasure, kept_files, notifications
from jobs.applications.models import Application, ApplicationFile
from jobs.applications.models.file import FOLDER, FileState
from jobs.models import Offer

# After these many days without an answer the recruiter is reminded; after the last, the candidate is told.
REMINDERS = (timedelta(days=15), timedelta(days=30), timedelta(days=45))
SILENCE = timedelta(days=60)
BATCH = 200


def _mine() -> dict[str, Any]:
    """Rows that another process has in hand are its own business; SQLite has one writer at a time."""
    return {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}


def remind_recruiters() -> None:
    """One mail for each offer, whatever the number of its candidates who wait."""
    now = timezone.now()
    for number, delay in reversed(list(enumerate(REMINDERS, 1))):
        due = Application.objects.to_remind_of().filter(reminders__lt=number, sent_at__lte=now - delay, sent_at__gt=now - SILENCE)
        for offer in Offer.objects.filter(pk__in=due.values("offer"))[:BATCH]:
            with transaction.atomic():
                rows = list(due.filter(offer=offer).select_for_update(of=("self",), no_key=True, **_mine()).order_by("sent_at"))
                if rows:
                    Application.objects.filter(pk__in=[row.pk for row in rows]).update(reminders=number)
                    notifications.remind_recruiter(offer, rows)


def tell_of_silences() -> None:
    """The candidate is told once, kindly, and keeps the application where it is. Not after the news that the offer is filled."""
    untold = Application.objects.waiting().filter(silence_told_at__isnull=True, filled_told_at__isnull=True)
    silent = untold.filter(sent_at__lte=timezone.now() - SILENCE)
    for pk in list(silent.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            row = silent.select_for_update(of=("self",), no_key=True, **_mine()).select_related("offer").filter(pk=pk).first()
            if row:
                Application.objects.filter(pk=pk).update(silence_told_at=timezone.now())
                notifications.tell_of_silence(row)


def forget_old_applications() -> None:
    for pk in list(Application.objects.past_retention().values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            row = Application.objects.past_retention().select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
            if row:
                erasure.erase(row, name="run_periodic")


def scan_held_files() -> None:
    """Files that came while the virus scanner did not answer."""
    if not is_set():
        return
    for row in ApplicationFile.objects.held().select_related("application__offer")[:BATCH]:
        with row.file.storage.open(str(row.file.name)) as stored:
            verdict = scan(stored.read())
        if verdict is Verdict.UNKNOWN:
            return
        with transaction.atomic():
            found = FileState.CLEAN if verdict is Verdict.CLEAN else FileState.INFECTED
            if ApplicationFile.objects.held().filter(pk=row.pk).update(scan=found) and verdict is Verdict.INFECTED:
                notifications.tell_of_infection(row.application)
                transaction.on_commit(partial(row.file.storage.delete, str(row.file.name)), robust=True)


def sweep_files() -> None:
    """Files that no row knows, and those that waited for a form that never came back. Lists all files: four times a day."""
    if orphans.is_due(f"{kept_files.FOLDER}.swept"):
        orphans.sweep(FOLDER, lambda names: set(ApplicationFile.objects.filter(file__in=names).values_list("file", flat=True)))
        orphans.sweep(kept_files.FOLDER, lambda names: set())
