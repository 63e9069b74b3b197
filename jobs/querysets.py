"""The doors to offers. Nothing else filters on their state."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from jobs import clock
from jobs.states import APPROVED, AWAITING, CLOSED, DRAFT, PENDING, REFUSED, SENT, WITHDRAWN

LARGEST_KEY = 2**31 - 1  # Databases refuse a number past their column, where a reader should meet a 404.
PUBLIC = Q(state=APPROVED) | Q(state__in=CLOSED, last_day__isnull=False)


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
        return self.filter(PUBLIC)

    def with_address(self) -> "OfferQuerySet":
        """What has a page, and what its author has taken up again since: its address says that it was withdrawn.

        Not what a moderator refused or took down. Only what `Offer.as_read()` gives may be shown.
        """
        return self.filter(PUBLIC | (~Q(withdrawn_title="") & Q(taken_down=False) & ~Q(state=REFUSED)))

    def sent(self) -> "OfferQuerySet":
        """What moderators may see: drafts and offers of unconfirmed addresses are nobody's business yet."""
        return self.filter(state__in=SENT)

    def abandoned(self, before: datetime) -> "OfferQuerySet":
        """What nobody was ever shown and nobody has touched since `before`: offers whose address was never confirmed,
        withdrawn or not, and drafts of confirmed addresses that were not online before."""
        unconfirmed = Q(state__in=(DRAFT, AWAITING, WITHDRAWN), confirmed_at__isnull=True)
        return self.filter(unconfirmed | Q(state=DRAFT, published_at__isnull=True), touched_at__lt=before)

    def past_retention(self, before: datetime, waiting_before: datetime) -> "OfferQuerySet":
        """Offers of confirmed addresses that are over or were touched last before `before`, and have no candidate any more.

        What waits for somebody, as an offer or as a change, is not over: it has until `waiting_before`.

        An offer with applications waits for them: they are deleted in their own time, and until then their candidates
        may turn to its recruiter.
        """
        over = Q(last_day__isnull=True) | Q(last_day__lt=clock.today(before))
        changed: Any = self.model._meta.get_field("edits").related_model
        waits = Q(state=PENDING) | Q(pk__in=changed.objects.open().values("offer"))
        done = ~waits | Q(touched_at__lt=waiting_before)
        return self.filter(over, done, touched_at__lt=before, confirmed_at__isnull=False, erased_at__isnull=True).exclude(
            applications__isnull=False
        )

    def written_by(self, email: str) -> "OfferQuerySet":
        """Offers that this address posted, whoever manages them now; not those that were erased."""
        return self.filter(email__iexact=email, erased_at__isnull=True)

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

    def newest_of_found(self) -> "OfferQuerySet":
        """The same order, by what no index holds: to keep it, PostgreSQL would walk all past offers in that order."""
        return self.order_by(Coalesce("published_at", "made_at").desc(), "-pk")

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

    def may_come_back(self, since: datetime) -> "EditQuerySet":
        """Changes that wait, or were written after `since`."""
        return self.filter(Q(state__in=("pending", "correct")) | Q(made_at__gte=since))

    def of(self, offer: Any) -> "EditQuerySet":
        return self.filter(offer=offer).order_by("pk")
