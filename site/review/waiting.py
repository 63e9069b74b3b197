"""How much waits in each queue, and what a list counts: one query for all of it, read once per request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, DateTimeField, JSONField, Max, Min, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from review.tally import Counting, number_of

MANY = 999


def waiting_in(queues: list[Any]) -> dict[str, int]:
    """What waits, by name of queue."""
    if not queues:
        return {}
    counted = {f"q{number}": number_of(queue.waiting_rows()) for number, queue in enumerate(queues)}
    # Any table with a row would do: the numbers come from the subqueries.
    row = ContentType.objects.order_by("pk").values_list(*counted.values())[:1]
    return {queue.name: number for queue, number in zip(queues, row[0], strict=True)}


def waiting_for(request: HttpRequest) -> list[tuple[Any, int]]:
    """The queues of who asks, each with what waits in it; menu, tabs and panels of one request share the reading."""
    kept = getattr(request, "_review_waiting", None)
    if kept is None:
        from review.desk import queues_of

        queues = queues_of(request.user)
        numbers = waiting_in(queues)
        kept = request._review_waiting = [(queue, numbers[queue.name]) for queue in queues]  # type: ignore[attr-defined]
    return kept


@dataclass(frozen=True)
class Numbers:
    """What a list shows: rows by state, rows that match its filter, and the largest key among these.

    An act on "all that match" reaches no further than `newest`, so that nothing unseen is decided.
    """

    states: dict[str, int]
    number: int
    newest: int


def numbers_of(request: HttpRequest, queue: Any, state: str = "", matching: QuerySet | None = None) -> Numbers:
    """The numbers of one list; leaves what waits in each queue for the menu and the tabs. One query.

    `matching` is what a filter leaves of `state`, None where nothing narrows it.
    """
    from review.desk import queues_of

    queues = queues_of(request.user)
    others = [known for known in queues if known.name != queue.name]
    counting = Counting(queue)
    shown = queue.light_rows().in_state(state) if matching is None else matching
    asked = [*(number_of(known.waiting_rows()) for known in others), *counting.asked()]
    # Any table with a row would do: the numbers come from the subqueries.
    row = list(ContentType.objects.order_by("pk").values_list(*asked, _found_in(shown, counted=matching is not None))[0])
    found = row.pop() or {}
    states = counting.told(row[len(others) :])
    waiting = dict(zip((known.name for known in others), row, strict=False))
    waiting[queue.name] = 0 if queue.never_waits else states.get(queue.model.moves.waiting, 0)
    request._review_waiting = [(known, waiting[known.name]) for known in queues]  # type: ignore[attr-defined]
    number = states.get(state, 0) if matching is None else found.get("number", 0)
    return Numbers(states, number, found.get("newest") or 0)


def oldest_for(queues: list[Any]) -> dict[str, datetime]:
    """Since when the oldest row of each queue waits; queues where nothing waits are left out. One query."""
    if not queues:
        return {}
    dates = {f"q{number}": _oldest_of(queue) for number, queue in enumerate(queues)}
    row = ContentType.objects.order_by("pk").values_list(*dates.values())[:1]
    return {queue.name: date for queue, date in zip(queues, row[0], strict=True) if date}


def forget(request: HttpRequest) -> None:
    """After a decision: what was read is no longer true."""
    request._review_waiting = None  # type: ignore[attr-defined]


def short(number: int) -> str:
    """A number that fits in the menu."""
    return str(number) if number <= MANY else f"{MANY}+"


def _oldest_of(queue: Any) -> Subquery:
    column = queue.date_column
    oldest = queue.waiting_rows().order_by().values(_all=Value(1)).annotate(_oldest=Min(column)).values("_oldest")
    return Subquery(oldest, output_field=DateTimeField())


def _found_in(rows: QuerySet, *, counted: bool) -> Subquery:
    """The largest key of `rows`, with their number where it is asked for: both from one reading, which a search makes dear."""
    found = JSONObject(newest=Max("pk"), **({"number": Count("pk")} if counted else {}))
    return Subquery(rows.order_by().values(_all=Value(1)).annotate(_found=found).values("_found"), output_field=JSONField())
