"""Sending alerts: each in one transaction with its mail, so that a stop at any moment neither loses nor repeats one."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from jobs import clock
from jobs.alerts import notifications
from jobs.alerts.clock import next_morning
from jobs.alerts.models import Alert, AlertLink, Frequency, ToldOffer
from jobs.alerts.words import search_of
from jobs.models import Offer

BATCH = 2000
MOST_OFFERS = 25
# An approval takes its time from before its commit: what is younger waits for the next mail, so that none is missed.
SETTLED = timedelta(minutes=5)

# Twice the longest life of an offer: what comes back after that is another offer to anybody.
REMEMBERED = timedelta(days=2 * clock.LONGEST)


def send_due() -> None:
    now = timezone.now()
    for pk in list(Alert.objects.due(now).order_by("next_at", "pk").values_list("pk", flat=True)[:BATCH]):
        _send(pk)


def _send(pk: int) -> None:
    now = timezone.now()
    mine: dict[str, Any] = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    with transaction.atomic():
        # Another process that has it in hand, or has sent it meanwhile, leaves nothing here.
        alert = Alert.objects.due(now).select_for_update(**mine).filter(pk=pk).first()
        if alert is None:
            return
        since, until = alert.seen_until or alert.confirmed_at or now, now - SETTLED
        if until > since:
            # An approval that is made again, or a renewal, brings an offer back: not to who heard of it already.
            told = ToldOffer.objects.filter(email=alert.email, offer=OuterRef("pk"))
            fresh = Offer.objects.current().filter(~Exists(told), online_since__gt=since, online_since__lte=until)
            new = search_of(alert.query).matching(fresh)
            offers = list(new.newest_first().for_lists()[: MOST_OFFERS + 1])
            if offers:
                keys = [offer.pk for offer in offers] if len(offers) <= MOST_OFFERS else list(new.values_list("pk", flat=True))
                notifications.send_offers(alert, offers[:MOST_OFFERS], len(keys))
                ToldOffer.remember(alert.email, keys)
            alert.seen_until = until
        alert.next_at = next_morning(now, weekly=alert.frequency == Frequency.WEEKLY)
        alert.save(update_fields=["seen_until", "next_at"])


def forget() -> None:
    Alert.objects.abandoned(timezone.now()).delete()
    AlertLink.objects.expired().delete()
    following = Alert.objects.filter(email=OuterRef("email"))
    ToldOffer.objects.filter(~Exists(following) | Q(told_at__lt=timezone.now() - REMEMBERED)).delete()
