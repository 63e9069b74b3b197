"""What is forgotten in time."""

from articles.models import ArticleSettings, Readings, Vote
from core import periodic

DAYS_UNLESS_SET = 90


def forget_voters() -> None:
    """Who voted, once the setting's time is over: of several sites, the shortest."""
    set_days = ArticleSettings.objects.values_list("vote_memory_days", flat=True)
    Vote.objects.all().forget(min(set_days, default=DAYS_UNLESS_SET))


def connect() -> None:
    periodic.register("who voted", forget_voters)
    periodic.register("old readings", Readings.objects.all().forget)
