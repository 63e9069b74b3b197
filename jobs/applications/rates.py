"""How an organisation answers its candidates, as measured over the applications that are kept."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from django.core.cache import cache

from jobs.applications.models import Application

FEWEST = 5
MOST = 1000
KEPT_FOR = 900


@dataclass(frozen=True)
class Rate:
    """“répond à 9 candidats sur 10, en 6 jours”: `tenths` of the candidates, half of them within `days`."""

    tenths: int
    days: int

    @property
    def is_everybody(self) -> bool:
        return self.tenths == 10


def rate_of(offer: Any) -> Rate | None:
    """The rate of the offer's organisation; None before five applications that were answered or are late. Cached."""
    if not offer.organisation_id:
        return None
    key = f"applications.rate.{offer.organisation_id}"
    found = cache.get(key)
    if found is None:
        found = _measured(offer.organisation_id) or False
        cache.set(key, found, KEPT_FOR)
    return found or None


def _measured(organisation_id: int) -> Rate | None:
    counted = Application.objects.filter(offer__organisation=organisation_id).counted().newest_first()
    rows = list(counted.values_list("sent_at", "answered_at")[:MOST])
    waits = [(answered - sent) / timedelta(days=1) for sent, answered in rows if answered]
    if len(rows) < FEWEST:
        return None
    # Rounded down: "10 of 10" is said of those who leave nobody without an answer.
    return Rate(10 * len(waits) // len(rows), max(1, round(median(waits))) if waits else 0)
