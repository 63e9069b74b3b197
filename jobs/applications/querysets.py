"""The doors to applications. Nothing else filters on their state."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Max, Q
from django.utils import timezone

from jobs.applications.states import ANSWERS, NEW, WAITING, WITHDRAWN

# The recruiter reads it no more: only its candidate's own page needs it, for long enough to see that it worked.
WITHDRAWN_KEPT_DAYS = 30


def kept_for(state: str) -> timedelta:
    """After the last contact. See docs/decisions/0140."""
    days = settings.APPLICATIONS_KEPT_DAYS
    return timedelta(days=min(days, WITHDRAWN_KEPT_DAYS) if state == WITHDRAWN else days)


class ApplicationQuerySet(models.QuerySet):
    def waiting(self) -> "ApplicationQuerySet":
        """Candidates without an answer."""
        return self.filter(state__in=WAITING)

    def counted(self, now: datetime | None = None) -> "ApplicationQuerySet":
        """What an organisation's rate of answers is measured on: answered, or late. What is not due yet counts for nothing."""
        late = Q(state__in=WAITING, due_at__lt=now or timezone.now())
        return self.filter(late | Q(answered_at__isnull=False, state__in=(*WAITING, *ANSWERS)))

    def past_retention(self, now: datetime | None = None) -> "ApplicationQuerySet":
        """What the law says to delete: nobody has written or decided anything for so long, or needs it any more."""
        now = now or timezone.now()
        withdrawn = Q(state=WITHDRAWN, last_contact_at__lt=now - kept_for(WITHDRAWN))
        return self.filter(withdrawn | Q(last_contact_at__lt=now - kept_for(NEW)))

    def last_kept_until(self) -> datetime | None:
        """When the last of them is deleted, if nothing more happens. One query."""
        rows = self.order_by().values_list("state").annotate(last=Max("last_contact_at"))
        return max((last + kept_for(state) for state, last in rows), default=None)

    def to_tell_of_filled(self) -> "ApplicationQuerySet":
        """Candidates who waited when the offer was filled, and have heard nothing since."""
        return self.waiting().filter(filled_told_at__isnull=True, sent_at__lte=F("offer__filled_at"))

    def to_remind_of(self) -> "ApplicationQuerySet":
        """Waiting, and not left behind by a filled offer, unless the recruiter has taken it in hand since."""
        left = Q(sent_at__lte=F("offer__filled_at"), last_contact_at__lte=F("offer__filled_at"))
        return self.waiting().exclude(Q(offer__filled_at__isnull=False) & left)

    def in_state(self, state: str) -> "ApplicationQuerySet":
        return self.filter(state=state)

    def counts(self) -> dict[str, int]:
        """How many there are in each state. One query; empty states are left out."""
        return dict(self.order_by().values_list("state").annotate(number=Count("pk")))

    def counts_by_offer(self) -> dict[int, dict[str, int]]:
        """For each offer: how many there are to read and how many of them are new; withdrawn ones count for nothing.

        One query; offers without any are left out.
        """
        held = self.exclude(state=WITHDRAWN).order_by()
        rows = held.values("offer").annotate(received=Count("pk"), fresh=Count("pk", filter=Q(state=NEW)))
        return {row["offer"]: {"received": row["received"], "new": row["fresh"]} for row in rows}

    def newest_first(self) -> "ApplicationQuerySet":
        return self.order_by("-sent_at", "-pk")
