"""Admits a send once: a repeat is recognised, a flood is refused. In the database, so it holds for all processes."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Literal

from django.db import IntegrityError, models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core import client
from core.models import IntakeRecord
from core.text import fold

LONGEST_WINDOW = timedelta(days=2)
DOTLESS = ("gmail.com", "googlemail.com")  # Hosts that deliver n.o.u.r@ and nour@ alike.


class TooMany(Exception):
    """Too many sends from one address range or e-mail. Its text is for the sender; answer with status 429."""


class Rate:
    """At most `limit` sends in a time, by address range (`by="range"`) or by e-mail (`by="email"`)."""

    def __init__(self, limit: int, *, hours: float, by: Literal["range", "email"] = "range") -> None:
        self.limit = limit
        self.period = timedelta(hours=hours)
        self.by = by


class Entry:
    """A send that was admitted. `is_repeat` tells whether the same was admitted before; `outcome` is then the first one's."""

    def __init__(self, record: IntakeRecord, is_repeat: bool) -> None:
        self.is_repeat = is_repeat
        self.outcome = record.outcome
        self.record = record


class Guard:
    """The guard of one kind of public form. `window` is how long the same send counts as a repeat."""

    def __init__(self, kind: str, *, rates: Iterable[Rate], window: timedelta = timedelta(days=1)) -> None:
        self.kind = kind
        self.rates = tuple(rates)
        self.window = window
        if max([window, *(rate.period for rate in self.rates)]) > LONGEST_WINDOW:
            raise ValueError(f"The records of sends are kept {LONGEST_WINDOW.days} days: no window can be longer.")

    @contextmanager
    def admit(
        self,
        request: HttpRequest,
        *,
        thing: models.Model | str,
        text: str,
        email: str = "",
        parent: object = "",
        answers: Callable[[str], bool] = lambda outcome: True,
    ) -> Iterator[Entry]:
        """One transaction in which the send is admitted and what it creates is stored. Raises TooMany.

        `thing` is what the form is about, `parent` what it answers, if anything. Set `entry.outcome` (500 characters at
        most) to where the sender is led: a repeat finds it there, even one that waited for this transaction to end.
        `answers(outcome)` tells whether the first send still answers for a repeat; where not, the repeat is a send of its own.
        """
        with transaction.atomic():
            entry = self._enter(request, thing, text, email, parent, answers)
            yield entry
            if entry.outcome != entry.record.outcome:
                IntakeRecord.objects.filter(pk=entry.record.pk).update(outcome=entry.outcome)

    def _enter(
        self,
        request: HttpRequest,
        thing: models.Model | str,
        text: str,
        email: str,
        parent: object,
        answers: Callable[[str], bool],
    ) -> Entry:
        now = timezone.now()
        address_range, sender = client.hashed_range(request), hashed_mailbox(email)
        parts = (self.kind, _name(thing), str(parent or ""), sender, fold(text), address_range)
        fingerprint = client.keyed_hash("\x1f".join(parts), "fingerprint")
        same = IntakeRecord.objects.filter(fingerprint=fingerprint)
        same.filter(created_at__lte=now - self.window).update(fingerprint=None)
        record = IntakeRecord(kind=self.kind, fingerprint=fingerprint, address_range=address_range, email=sender, created_at=now)
        try:
            # Where the same send is under way in another process, the database makes this one wait for its end.
            with transaction.atomic():
                record.save(force_insert=True)
        except IntegrityError:
            first = same.get()
            if answers(first.outcome):
                return Entry(first, is_repeat=True)
            IntakeRecord.objects.filter(pk=first.pk).update(fingerprint=None)
            return self._enter(request, thing, text, email, parent, answers)
        self._check_rates(record, now)
        return Entry(record, is_repeat=False)

    def _check_rates(self, record: IntakeRecord, now: datetime) -> None:
        others = IntakeRecord.objects.filter(kind=self.kind).exclude(pk=record.pk)
        for rate in self.rates:
            field = "address_range" if rate.by == "range" else "email"
            value = getattr(record, field)
            if value and others.filter(created_at__gt=now - rate.period, **{field: value}).count() >= rate.limit:
                raise TooMany(_("Many messages came from you in a short time. Your text is kept: please send it again later."))


def _name(thing: models.Model | str) -> str:
    return thing if isinstance(thing, str) else f"{thing._meta.label_lower}:{thing.pk}"


def mailbox(email: str) -> str:
    """One spelling for all of one mailbox: case and what follows a plus sign do not count, nor do dots where they never do."""
    name, _at, host = unicodedata.normalize("NFKC", email).strip().casefold().rpartition("@")
    name = name.partition("+")[0]
    return f"{name.replace('.', '') if host in DOTLESS else name}@{host}"


def hashed_mailbox(email: str) -> str:
    """As the records of sends know it."""
    return client.keyed_hash(mailbox(email), "e-mail") if email else ""
