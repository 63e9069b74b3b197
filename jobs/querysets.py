"""The doors to offers. Nothing else filters on their state."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, Q

from jobs import clock
from jobs.states import APPROVED, AWAITING, CLOSED, DRAFT, PENDING, REFUSED, SENT, WITHDRAWN

LARGEST_KEY = 2**31 - 1  # Databases refuse a number past their column, where a reader should meet a 404.


class OfferQuerySet(models.QuerySet):
    def in_state(self, state: str) -> "OfferQuerySet":
        return self.filter(state=state)

    def pending(self) -> "OfferQuerySet":
        return self.in_state(PENDING)

    def current(self, now: datetime | None = None) -> "OfferQuerySet":
        """What readers may apply to now: approved, and not past its last day. For lists, feeds, counts, sitemap."""
        return self.filter(state=APPROVED, last_day__gte=clock.today(now))

    def expired(self, now: datetime | None = None) -> "OfferQuerySet":
        return self.filter(state=APPROVED, last_day__lt=clock.today(now))

    def public(self) -> "OfferQuerySet":
        """What has a page: current offers, and those that were online and say now that they are closed."""
        return self.filter(Q(state=APPROVED) | Q(state__in=CLOSED, published_at__isnull=False))

    def sent(self) -> "OfferQuerySet":
        """What moderators may see: drafts and offers of unconfirmed addresses are nobody's business yet."""
        return self.filter(state__in=SENT)

    def abandoned(self, before: datetime) -> "OfferQuerySet":
        """Offers whose address was never confirmed, withdrawn or not, that nobody has touched since `before`."""
        return self.filter(state__in=(DRAFT, AWAITING, WITHDRAWN), confirmed_at__isnull=True, updated_at__lt=before)

    def ending_soon(self) -> "OfferQuerySet":
        """Current offers in the last seven days of their life, not yet reminded for this end."""
        last = clock.today() + timedelta(days=clock.REMINDER)
        return self.current().filter(last_day__lte=last).exclude(reminded_for__isnull=False, reminded_for=models.F("last_day"))

    def just_ended(self, within: timedelta) -> "OfferQuerySet":
        """Offers whose last day passed not long ago, and whose recruiter was not told of this end."""
        since = clock.today() - within
        return self.expired().filter(last_day__gte=since).exclude(ended_for__isnull=False, ended_for=models.F("last_day"))

    def newest_first(self) -> "OfferQuerySet":
        return self.order_by("-published_at", "-pk")

    def for_lists(self) -> "OfferQuerySet":
        """Without the long texts."""
        return self.defer("description", "description_html", "profile", "profile_html", "findings", "searchable")

    def histories(self, emails: Iterable[str]) -> dict[str, dict[str, Any]]:
        """For each address: how many of its offers were sent, approved (filled ones too), refused. One query."""
        counted = (
            self.filter(email__in=emails)
            .order_by()
            .values("email")
            .annotate(
                sent=Count("pk", filter=Q(state__in=SENT)),
                approved=Count("pk", filter=Q(state__in=(APPROVED, *CLOSED))),
                refused=Count("pk", filter=Q(state=REFUSED)),
            )
        )
        return {row["email"]: row for row in counted}

    def managed_by(self, email: str) -> "OfferQuerySet":
        """The offers that the holder of this confirmed address may manage: those of their organisations, and drafts of theirs.

        Who was taken off an organisation manages none of its offers any more, whoever wrote them.
        """
        mine = Q(email__iexact=email, confirmed_at__isnull=False, organisation__isnull=True)
        return self.filter(mine | Q(organisation__members__email__iexact=email)).distinct()


class EditQuerySet(models.QuerySet):
    def in_state(self, state: str) -> "EditQuerySet":
        return self.filter(state=state)

    def open(self) -> "EditQuerySet":
        """Changes that still wait for somebody: for a moderator, or for their author."""
        return self.filter(state__in=("pending", "correct"))

    def of(self, offer: Any) -> "EditQuerySet":
        return self.filter(offer=offer).order_by("pk")
