"""The day it is for offers: that of the site's time zone, whatever zone the person signed in has chosen."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

# How long an offer without a closing date stays online, and the furthest closing date, in days.
STANDARD, LONGEST = 60, 180
REMINDER = 7


def zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def today(now: datetime | None = None) -> date:
    """An offer is read until the last second of its last day, also on days of 23 or 25 hours."""
    return (now or timezone.now()).astimezone(zone()).date()


def renewed_until(last_day: date | None) -> date:
    """Where a renewal without a date leads: never before the end it has, never further than an end may be."""
    start = max(last_day or today(), today())
    return max(start, min(start + timedelta(days=STANDARD), today() + timedelta(days=LONGEST)))


def is_far(last_day: date) -> bool:
    """Whether the reminder of this end is still to come."""
    return last_day > today() + timedelta(days=REMINDER)
