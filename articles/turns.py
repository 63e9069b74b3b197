"""When the next article appears or goes by itself: what is kept in memory lasts until then, and no longer."""

import math
from bisect import bisect_right
from datetime import datetime

from django.apps import apps
from django.utils import timezone

from core import stamp

MOST = 100


def seconds_to_next() -> float:
    """Until a post-dated article comes to its date or one expires; 0 where that is not known any more."""
    now = timezone.now()
    ahead = stamp.kept("turns", turns_ahead)
    place = bisect_right(ahead, now)
    if place < len(ahead):
        return (ahead[place] - now).total_seconds()
    return 0 if len(ahead) >= MOST else math.inf


def turns_ahead() -> list[datetime]:
    """The nearest MOST moments, in order. A change of any article moves the stamp, and so forgets them."""
    live, now = apps.get_model("articles", "ArticlePage").objects.live(), timezone.now()
    moments: set[datetime] = set()
    for name in ("public_date", "expire_at"):
        moments.update(live.filter(**{f"{name}__gt": now}).order_by(name).values_list(name, flat=True)[:MOST])
    return sorted(moments)[:MOST]
