"""Dates in words, as French newspapers write them: "mercredi 1er octobre 2014"."""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def is_french() -> bool:
    """Whether the text being made now is in French."""
    return (get_language() or "").startswith("fr")


def content_is_french() -> bool:
    """Whether what editors and readers write here is in French, whatever the language of the page around it."""
    return settings.CONTENT_LANGUAGE == "fr"


def _day(value: date) -> date:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def _in_words(value: date, before_day: str) -> str:
    day = _day(value)
    number = "1er" if day.day == 1 and is_french() else str(day.day)
    return " ".join(filter(None, (before_day and date_format(day, before_day), number, date_format(day, "F Y"))))


def long_date(value: date) -> str:
    """ "jeudi 9 octobre 2014"; a datetime is taken in the time zone of the site."""
    return _in_words(value, "l")


def short_date(value: date) -> str:
    """ "9 octobre 2014"; a datetime is taken in the time zone of the site."""
    return _in_words(value, "")


def moment(value: datetime, day: Callable[[date], str] = short_date) -> str:
    """ "9 octobre 2014 à 14 h 05", in the time zone of the site."""
    local = timezone.localtime(value)
    return _("%(day)s at %(time)s") % {"day": day(local), "time": date_format(local, _("g:i A"))}
