"""What readers read and liked most, for editors' lists and for the front page."""

from datetime import timedelta
from typing import Any

from django.db.models import FloatField, Sum
from django.db.models.functions import Cast
from django.utils import timezone

from articles.models import ArticlePage, Readings
from articles.querysets import ArticleQuerySet

# As many votes of the middle are added to each article: two votes of five stars do not beat two hundred of four and a half.
# The middle of the scale and not the mean of the site: readers are kind, and a high mean would let two votes win.
PRIOR_VOTES = 12
PRIOR_STARS = 3.0
MOST_LISTED = 12


def score() -> Any:
    """The mean of an article as far as its votes can be trusted, from 1 to 5; null where nobody voted."""
    points, votes = (Cast(f"rating__{name}", FloatField()) for name in ("points", "votes"))
    return (points + PRIOR_VOTES * PRIOR_STARS) / (votes + PRIOR_VOTES)


def with_score(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Articles that were rated, with their `score`."""
    return articles.filter(rating__votes__gt=0).annotate(score=score())


def best_rated(number: int) -> list[ArticlePage]:
    """The best rated articles that readers may see, the best first. One query."""
    scored = with_score(ArticlePage.objects.current().light()).select_related("rating")
    return list(scored.order_by("-score", "-rating__votes", "-public_date", "-pk")[: min(number, MOST_LISTED)])


def most_read(number: int, days: int) -> list[ArticlePage]:
    """The articles most read in the last `days`, today included, with `readings`. Two queries."""
    since = timezone.localdate() - timedelta(days=days - 1)
    counted = (
        Readings.objects.filter(day__gte=since).values("article").annotate(total=Sum("count")).order_by("-total", "-article")
    )
    # More than asked for: some may have been taken down since. Joined in two steps, so that the sum is made of numbers only.
    totals = {row["article"]: row["total"] for row in counted[: number * 3]}
    found = list(ArticlePage.objects.current().light().filter(pk__in=totals))
    for article in found:
        article.readings = totals[article.pk]
    return sorted(found, key=lambda article: (-article.readings, -article.pk))[:number]
