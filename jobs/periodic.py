"""What time brings: reminders, notices of the end, drafts that nobody came back to. Readers never depend on it."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from jobs import notifications
from jobs.models import Offer
from review import register

KEPT = timedelta(days=60)
MOST = 500  # Mails of one run; the next one goes on.
# An end that nobody was told of within this time is history: a cron that was dead for months writes to nobody.
RECENT = timedelta(days=14)


def remind() -> None:
    """Once for each end that comes within seven days."""
    for pk in list(Offer.objects.ending_soon().values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            offer = Offer.objects.select_for_update().ending_soon().filter(pk=pk).first()
            if offer:
                Offer.objects.filter(pk=pk).update(reminded_for=offer.last_day)
                notifications.remind(offer)


def tell_of_ends() -> None:
    """Once for each end that has passed."""
    for pk in list(Offer.objects.just_ended(RECENT).values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            offer = Offer.objects.select_for_update().just_ended(RECENT).filter(pk=pk).first()
            if offer:
                Offer.objects.filter(pk=pk).update(ended_for=offer.last_day)
                notifications.tell_of_end(offer)


def forget_drafts() -> None:
    """Drafts and offers of unconfirmed addresses, with their logos and their words in the register, after sixty days."""
    before = timezone.now() - KEPT
    for pk in list(Offer.objects.abandoned(before).values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            # Whoever came back to it meanwhile keeps it.
            offer = Offer.objects.select_for_update().abandoned(before).filter(pk=pk).first()
            if offer is None:
                continue
            register.erase(offer, by=None, name="run_periodic")
            logo = offer.logo
            offer.delete()
            if logo and not Offer.objects.filter(logo=logo.name).exists():
                transaction.on_commit(partial(logo.storage.delete, logo.name), robust=True)
