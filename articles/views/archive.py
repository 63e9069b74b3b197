"""Articles by the year and month that readers see on them."""

from datetime import date, datetime

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from core.pagination import page_of

# Midnight of 1 January of the year 1 in Paris falls in no year that Python knows in UTC.
FIRST_YEAR = 2


def months(**filters: datetime) -> list[dict]:
    """`{"month": date, "count": articles}` for each month that has articles, the latest first."""
    rows = ArticlePage.objects.current().filter(**filters).annotate(month=TruncMonth("public_date")).order_by("-month")
    return [{"month": row["month"].date(), "count": row["count"]} for row in rows.values("month").annotate(count=Count("pk"))]


def span(start: date, end: date) -> dict[str, datetime]:
    """The filter for public dates from `start` on and before `end`, in the site's time zone."""
    zone = timezone.get_default_timezone()
    return {
        "public_date__gte": datetime(start.year, start.month, 1, tzinfo=zone),
        "public_date__lt": datetime(end.year, end.month, 1, tzinfo=zone),
    }


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    by_year: dict[int, list[dict]] = {}
    for row in months():
        by_year.setdefault(row["month"].year, []).append(row)
    found = [{"year": key, "count": sum(row["count"] for row in rows), "months": rows[::-1]} for key, rows in by_year.items()]
    return render(request, "articles/archive.html", {"years": found})


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    if not FIRST_YEAR <= year < 9999:
        raise Http404
    bounds = span(date(year, 1, 1), date(year + 1, 1, 1))
    page_obj = page_of(request, ArticlePage.objects.current().filter(**bounds).newest_first().for_teasers())
    if not page_obj.paginator.count:
        raise Http404
    context = {"year": year, "months": months(**bounds)[::-1], "page_obj": page_obj, "listed": page_obj.object_list}
    return render(request, "articles/archive_year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if not FIRST_YEAR <= year < 9999 or not 1 <= month <= 12:
        raise Http404
    start = date(year, month, 1)
    end = date(year + month // 12, month % 12 + 1, 1)
    articles = ArticlePage.objects.current().filter(**span(start, end)).newest_first().for_teasers()
    page_obj = page_of(request, articles)
    if not page_obj.paginator.count:
        raise Http404
    context = {"month": start, "page_obj": page_obj, "listed": page_obj.object_list}
    return render(request, "articles/archive_month.html", context)
