"""The year of the comments in figures, from the register: for anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from moderation.models import Comment
from moderation.querysets import CommentQuerySet
from moderation.states import APPROVED, PENDING, REFUSED, SPAM, TO_CORRECT, WITHDRAWN
from review.models import Decision, Register

KEPT_FOR = 3600
FEWEST = 5  # Waits that a median is worth telling of.


@dataclass(frozen=True)
class Figures:
    """What became of the comments received in `year`, as it stands now.

    `refused_for` holds (ground, number), the largest first; "" where the reason was in the moderator's own words.
    `median`, `most` (nine in ten) are waits from the send to the first decision of a person, None where too few tell.
    `acts` counts decisions made in the year, by move.
    """

    year: int
    states: dict[str, int]
    refused_for: list[tuple[str, int]]
    median: timedelta | None
    most: timedelta | None
    acts: dict[str, int]
    entries: int
    digest: str
    made_at: datetime

    @property
    def received(self) -> int:
        return sum(self.states.values())

    @property
    def approved(self) -> int:
        return self.states.get(APPROVED, 0)

    @property
    def refused(self) -> int:
        return self.states.get(REFUSED, 0)

    @property
    def spam(self) -> int:
        return self.states.get(SPAM, 0)

    @property
    def withdrawn(self) -> int:
        return self.states.get(WITHDRAWN, 0)

    @property
    def waiting(self) -> int:
        return self.states.get(PENDING, 0) + self.states.get(TO_CORRECT, 0)

    def share(self, number: int) -> int:
        """In percent of what was received."""
        return round(100 * number / self.received) if self.received else 0


def years() -> list[int]:
    """The years that have comments, the last first. One query."""
    dates = Comment.objects.order_by().dates("submit_date", "year", order="DESC")
    return [date.year for date in dates]


def figures_of(year: int) -> Figures:
    """The figures of `year`, counted once an hour at most. Five queries then, whatever the number of comments."""
    return cache.get_or_set(f"moderation.figures.{year}", lambda: _counted(year), KEPT_FOR)  # type: ignore[return-value]


def _counted(year: int) -> Figures:
    comments = Comment.objects.order_by().filter(submit_date__year=year)
    head = Register.objects.filter(pk=1).first() or Register()
    waits = sorted(_waits(comments))
    tenths = quantiles(waits, n=10, method="inclusive") if len(waits) >= FEWEST else []
    return Figures(
        year=year,
        states=dict(comments.values_list("state").annotate(number=Count("pk"))),
        refused_for=_refused_for(comments),
        median=timedelta(seconds=tenths[4]) if tenths else None,
        most=timedelta(seconds=tenths[8]) if tenths else None,
        acts=dict(_decisions().filter(made_at__year=year).values_list("move").annotate(number=Count("pk"))),
        entries=head.sequence,
        digest=head.digest,
        made_at=timezone.now(),
    )


def _decisions() -> QuerySet[Decision]:
    return Decision.objects.order_by().filter(content_type=ContentType.objects.get_for_model(Comment))


def _refused_for(comments: CommentQuerySet) -> list[tuple[str, int]]:
    """The grounds of the refusals that stand, each counted once: by the last decision that led there."""
    refused = comments.in_state(REFUSED).values("pk")
    newest = (
        _decisions()
        .filter(object_id__in=refused, to_state=REFUSED)
        .exclude(ground="", from_state=F("to_state"))
        .exclude(move="undo")
        .values("object_id")
        .annotate(newest=Max("sequence"))
        .values("newest")
    )
    counted = Decision.objects.order_by().filter(sequence__in=newest).values_list("ground").annotate(number=Count("pk"))
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def _waits(comments: QuerySet) -> Iterable[float]:
    """Seconds from the send to the first decision of a person, for comments that waited for one."""
    first = _decisions().filter(object_id=OuterRef("pk"), from_state=PENDING, actor__isnull=False).order_by("sequence")
    decided = comments.annotate(decided_at=Subquery(first.values("made_at")[:1])).exclude(decided_at=None)
    for sent, made in decided.values_list("submit_date", "decided_at").iterator(chunk_size=2000):
        yield max(0.0, (_aware(made) - sent).total_seconds())


def _aware(value: Any) -> datetime:
    return value if timezone.is_aware(value) else timezone.make_aware(value, UTC)
