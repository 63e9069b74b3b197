from datetime import datetime, timedelta
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.timesince import timesince

from review.desk import all_queues
from review.keys import shortcuts

register = template.Library()


@register.filter
def waited(since: datetime) -> str:
    """“3 days”: the largest unit alone, nobody counts the minutes of a day. One minute at least: nothing waits for none."""
    return timesince(min(since, timezone.now() - timedelta(minutes=1)), depth=1)


@register.inclusion_tag("review/desk/shortcuts.html", takes_context=True)
def desk_shortcuts(context: Context) -> dict[str, Any]:
    """The letters of the queue that is open, for Wagtail's own dialog of keys; nothing on other pages."""
    request = getattr(context, "request", None)
    match = getattr(request, "resolver_match", None)
    queue = next((queue for queue in all_queues() if match and queue.url_namespace == match.namespace), None)
    return {"shortcuts": shortcuts(queue) if queue else []}
