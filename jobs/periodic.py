"""What time brings: reminders, notices of the end, drafts that nobody came back to. Readers never depend on it."""

from datetime import datetime, time, timedelta
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from core.files import orphans
from jobs import clock, erasure, notifications
from jobs.locking import lock_with_all
from jobs.models import Offer, OfferEdit
from jobs.models.settings import KEPT_MONTHS, months_later, offers_kept_months

KEPT = timedelta(days=60)
LOGOS = "images/logos"
# A change decided longer ago than this is not taken back with its logo.
UNDONE_WITHIN = timedelta(days=90)
MOST = 500  # Mails of one run; the next one goes on.
# An end that nobody was told of within this time is history: a cron that was dead for months writes to nobody.
RECENT = timedelta(days=14)


def remind() -> None:
    """Once for each end that comes within seven days."""
    for pk in list(Offer.objects.ending_soon().values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            offer = Offer.objects.select_for_update(of=("self",), no_key=True).ending_soon().filter(pk=pk).first()
            if offer:
                Offer.objects.filter(pk=pk).update(reminded_for=offer.last_day)
                notifications.remind(offer)


def tell_of_ends() -> None:
    """Once for each end that has passed."""
    for pk in list(Offer.objects.just_ended(RECENT).values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            offer = Offer.objects.select_for_update(of=("self",), no_key=True).just_ended(RECENT).filter(pk=pk).first()
            if offer:
                Offer.objects.filter(pk=pk).update(ended_for=offer.last_day)
                notifications.tell_of_end(offer)


def forget_drafts() -> None:
    """Drafts and offers of unconfirmed addresses, with their logos and their words in the register, after sixty days."""
    before = timezone.now() - KEPT
    for pk in list(Offer.objects.abandoned(before).values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            # Whoever came back to it meanwhile keeps it.
            lock_with_all([pk])
            offer = Offer.objects.abandoned(before).filter(pk=pk).first()
            if offer is None:
                continue
            erasure.delete_draft(offer, name="run_periodic")


def forget_recruiters() -> None:
    """Name, addresses and text of recruiters whose offers were over, and untouched, for as long as editors decided."""
    months = offers_kept_months()
    past = partial(Offer.objects.past_retention, retention_limit(months), retention_limit(max(months, KEPT_MONTHS)))
    for pk in list(past().values_list("pk", flat=True)[:MOST]):
        erasure.forget_offer(pk, past)


def retention_limit(months: int) -> datetime:
    """What was last touched before the beginning of that day is past its time."""
    day = months_later(clock.today(), -months)
    return datetime.combine(day, time.min, tzinfo=clock.zone())


def sweep_logos() -> None:
    """Logos that were replaced, refused or never sent. Lists a folder: four times a day."""
    if orphans.is_due("logos.swept"):
        orphans.sweep(LOGOS, _known_logos, storage=default_storage)


def _known_logos(names: list[str]) -> set[str]:
    """Those of offers, and of changes that wait or may still be taken back."""
    known = set(Offer.objects.filter(logo__in=names).values_list("logo", flat=True))
    recent = OfferEdit.objects.may_come_back(timezone.now() - UNDONE_WITHIN).select_related("revision")
    for edit in recent:
        known |= {str(held.get("logo") or "") for held in (edit.before, edit.replaced, edit.revision.content)}
    return known & set(names)
