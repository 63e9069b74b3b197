"""What calls bring: clicks by call and by article, and the curve of their days."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from giving.models import CallClicks, Campaign, Gift

DAYS = 30
ARTICLES = 20
WIDTH, HEIGHT = 900, 160


@dataclass(frozen=True)
class CallRow:
    """`campaign` is None for the call of the settings."""

    campaign: Campaign | None
    clicks: int
    amount: Decimal
    donors: int


@dataclass(frozen=True)
class Bar:
    """One day of the chart, in units of its drawing."""

    day: date
    count: int
    x: int
    y: int
    width: int
    height: int


def by_call() -> list[CallRow]:
    """Every call that was ever pressed or received anything, the most pressed first. Three queries."""
    clicks = dict(CallClicks.objects.order_by().values_list("campaign").annotate(total=Sum("count")))
    sums = Gift.objects.sums()
    campaigns = Campaign.objects.in_bulk([pk for pk in {*clicks, *sums} if pk])
    rows = []
    for pk in {*clicks, *sums}:
        received = sums.get(pk)
        rows.append(
            CallRow(
                campaigns.get(pk),
                clicks.get(pk, 0),
                received.amount if received else Decimal(0),
                received.donors if received else 0,
            )
        )
    return sorted(rows, key=lambda row: (-row.clicks, -row.amount))


def by_article(since: date) -> list[dict]:
    """The articles whose calls were pressed most since that day: `title`, `pk`, `clicks`. One query."""
    rows = CallClicks.objects.filter(day__gte=since, article__isnull=False).order_by()
    counted = rows.values("article", "article__title").annotate(clicks=Sum("count")).order_by("-clicks", "article")[:ARTICLES]
    return [{"pk": row["article"], "title": row["article__title"], "clicks": row["clicks"]} for row in counted]


def first_day() -> date:
    return timezone.localdate() - timedelta(days=DAYS - 1)


def bars(since: date) -> list[Bar]:
    """One bar for each day since, days without a click included. One query."""
    counts = dict(CallClicks.objects.filter(day__gte=since).order_by().values_list("day").annotate(total=Sum("count")))
    most = max(counts.values(), default=0) or 1
    step = WIDTH // DAYS
    found = []
    for number in range(DAYS):
        day = since + timedelta(days=number)
        height = round(HEIGHT * counts.get(day, 0) / most)
        found.append(Bar(day, counts.get(day, 0), number * step, HEIGHT - height, step - 4, height))
    return found
