"""How many rows stand in each state, where a count would read most of a large table.

A count of the states where rows come to rest is made once and kept in the cache, with the last entry of the register at
that moment. Each later decision is an entry: what these moved is added, so the sum is exact in every process, and costs
what was decided since. See docs/decisions/0110.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, F, IntegerField, JSONField, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.db.models.signals import post_delete

from review import register
from review.models.decision import Decision

KEPT_FROM = 2000  # Rows: fewer are counted each time.
KEPT_FOR = 600  # Seconds.


@dataclass(frozen=True)
class Tally:
    """Numbers of rows by state, as of the entry `upto` of the register, and of the last deletion `deleted` (see `_forget`)."""

    upto: int
    numbers: dict[str, int]
    deleted: str


class Counting:
    """The numbers of one queue by state: what to ask of the database, and what its answers mean."""

    def __init__(self, queue: Any) -> None:
        self.queue = queue
        self.states = [state for state, _label in queue.states()]
        self.at_rest = [state for state in self.states if state in queue.states_at_rest]
        self.kept: Tally | None = None
        self.deleted = ""
        if self.at_rest:
            found = cache.get_many([_key(queue.model), _deleted_key(queue.model)])
            self.deleted = found.get(_deleted_key(queue.model), "")
            kept = found.get(_key(queue.model))
            self.kept = kept if kept and kept.deleted == self.deleted else None

    def asked(self) -> list[Any]:
        """Expressions, each one number or one object; to be read in one query, from one moment."""
        if self.kept is None:
            upto = [register.head()] if self.at_rest else []
            return [*(number_of(self.queue.rows_in(state)) for state in self.states), *upto]
        counted = [number_of(self.queue.rows_in(state)) for state in self.states if state not in self.at_rest]
        return [*counted, _moved_since(self.queue.model, self.kept.upto, self.at_rest)]

    def told(self, answers: list[Any]) -> dict[str, int]:
        """The numbers by state; keeps those that are worth it."""
        if not self.at_rest:
            return dict(zip(self.states, answers, strict=True))
        *counted, last = answers
        if self.kept is None:
            numbers = dict(zip(self.states, counted, strict=True))
            if sum(numbers[state] for state in self.at_rest) >= KEPT_FROM:
                kept = {state: numbers[state] for state in self.at_rest}
                cache.set(_key(self.queue.model), Tally(last, kept, self.deleted), KEPT_FOR)
            return numbers
        fresh = dict(zip((state for state in self.states if state not in self.at_rest), counted, strict=True))
        moved = last or {}
        for state in self.at_rest:
            came, left = moved.get(f"to_{state}") or 0, moved.get(f"from_{state}") or 0
            fresh[state] = self.kept.numbers[state] + came - left
        return {state: fresh[state] for state in self.states}


def number_of(rows: Any) -> Coalesce:
    """How many `rows` there are, as a part of a larger query."""
    number = rows.order_by().values(_all=Value(1)).annotate(_number=Count("pk")).values("_number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def drops_on_delete(model: Any) -> None:
    """A row that is deleted with its page leaves no entry in the register: what is kept is counted anew, also what somebody
    counted just before and keeps only afterwards."""
    post_delete.connect(_forget, sender=model, dispatch_uid=f"tally-{model._meta.label}")


def _forget(sender: Any, **kwargs: Any) -> None:
    # Longer than anything counted before it is kept.
    transaction.on_commit(lambda: cache.set(_deleted_key(sender), secrets.token_hex(8), 2 * KEPT_FOR))


def _moved_since(model: Any, upto: int, states: list[str]) -> Subquery:
    since = Decision.objects.filter(content_type=ContentType.objects.get_for_model(model), sequence__gt=upto)
    sums = {f"{way}_{state}": Count("pk", filter=Q(**{f"{way}_state": state})) for way in ("from", "to") for state in states}
    moved = since.exclude(from_state=F("to_state")).order_by().values(_all=Value(1)).annotate(_found=JSONObject(**sums))
    return Subquery(moved.values("_found"), output_field=JSONField())


def _key(model: Any) -> str:
    return f"review-numbers:{model._meta.label_lower}"


def _deleted_key(model: Any) -> str:
    return f"review-deleted:{model._meta.label_lower}"
