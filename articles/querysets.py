"""The doors to articles: whatever a reader sees comes through `current()`."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager, PageQuerySet


class ArticleQuerySet(PageQuerySet):
    def current(self, now: datetime | None = None) -> "ArticleQuerySet":
        """What readers may see at `now`: live, public, its date reached, not expired. Time is a filter."""
        now = now or timezone.now()
        return self.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), public_date__lte=now)

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-public_date", "-pk")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
