"""What readers did: stars and readings, the same numbers at each load, where there are none yet."""

from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from articles.models import ArticlePage, RatingTotal, Readings

DAYS = 21


def load_ratings_and_readings(articles: dict[str, ArticlePage]) -> None:
    """For the `articles` that this load made: a vote for each of some readers, and readings of the last three weeks."""
    today = timezone.localdate()
    shown = list(ArticlePage.objects.current().filter(pk__in=[article.pk for article in articles.values()]))
    RatingTotal.objects.bulk_create([_rating(article) for article in shown], ignore_conflicts=True)
    days = (
        Readings(article=article, day=today - timedelta(days=ago), count=_number(article, ago))
        for article in shown
        for ago in range(DAYS)
    )
    Readings.objects.bulk_create(list(days), ignore_conflicts=True)


def _rating(article: ArticlePage) -> RatingTotal:
    votes = 3 + _dice(article.slug, "votes") % 60
    mean = 3.2 + _dice(article.slug, "mean") % 17 / 10
    return RatingTotal(article=article, votes=votes, points=round(votes * min(mean, 4.8)))


def _number(article: ArticlePage, ago: int) -> int:
    """Some articles please more than others, and each less as time goes."""
    return 1 + (_dice(article.slug, "public") % 90) * (DAYS - ago) // DAYS + _dice(article.slug, str(ago)) % 7


def _dice(*words: str) -> int:
    """A number from 0 to 65,535 that depends on `words` only."""
    return int.from_bytes(sha256(" ".join(words).encode()).digest()[:2], "big")
