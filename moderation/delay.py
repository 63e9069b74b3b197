"""How long authors wait here for a decision, as measured."""

from datetime import timedelta
from statistics import median

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.utils import timezone
from django.utils.timesince import timesince

from moderation.models import Comment
from moderation.states import PENDING
from review.models import Decision

CACHE_KEY = "moderation.delay"
KEPT_FOR = 600
FEWEST = 5
MOST = 500


def median_delay() -> str:
    """The median wait of the last thirty days in words ("3 heures"); empty where too few decisions tell it."""
    found = cache.get(CACHE_KEY)
    if found is None:
        found = _measured()
        cache.set(CACHE_KEY, found, KEPT_FOR)
    return found


def _measured() -> str:
    now = timezone.now()
    decided = Decision.objects.filter(
        content_type=ContentType.objects.get_for_model(Comment),
        made_at__gte=now - timedelta(days=30),
        from_state=PENDING,
        actor__isnull=False,
    ).order_by("-sequence")
    made = dict(decided.values_list("object_id", "made_at")[:MOST])
    sent = dict(Comment.objects.filter(pk__in=made).values_list("pk", "submit_date"))
    waits = [(made[pk] - sent[pk]).total_seconds() for pk in sent if made[pk] > sent[pk]]
    if len(waits) < FEWEST:
        return ""
    return timesince(now - max(timedelta(minutes=1), timedelta(seconds=median(waits))), now, depth=1)
