"""The last decision on rows: by a query of its own, or read along with the rows of a list.

It is the last that changed the state, or that somebody of the desk made without changing it (a pin, an edit). What an
author did meanwhile without changing the state, and an erasure, are passed over.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from core.rows import lock
from review.models.decision import Decision

COLUMNS = ("move", "from_state", "to_state", "actor_name", "ground", "act", "made_at")


def last_decisions(model: Any, pks: Iterable[int]) -> dict[int, Decision]:
    """The last decision on each of `pks`. One query."""
    about = Decision.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=list(pks))
    newest = about.exclude(_passed_over(model)).values("object_id").annotate(newest=Max("sequence")).values("newest")
    return {decision.object_id: decision for decision in Decision.objects.filter(sequence__in=newest)}


def still_last(model: Any, decisions: Sequence[Decision]) -> list[Any]:
    """Of `decisions`, just committed, those that nothing followed, not even an erasure, on rows that are still there: what is
    to be told of.

    Inside a transaction. The rows are held until it ends: who takes one back later finds the mails that were written.
    """
    last = last_decisions(model, lock(model._base_manager.filter(pk__in={each.object_id for each in decisions})))
    whole = {each.sequence for each in last.values() if not each.erased_at}
    return [each for each in decisions if each.sequence in whole]


def along(rows: QuerySet) -> QuerySet:
    """`rows`, each read with its last decision: `complete()` then asks for none."""
    kind = ContentType.objects.get_for_model(rows.model)
    about = Decision.objects.filter(content_type=kind, object_id=OuterRef("pk")).exclude(_passed_over(rows.model))
    last = about.order_by("-sequence").values(found=JSONObject(**{column: column for column in COLUMNS}))[:1]
    return rows.annotate(last_decision_json=Subquery(last))


def _passed_over(model: Any) -> Q:
    return Q(from_state=F("to_state")) & ~Q(move__in=model.moves.of_the_desk)


def was_read_along(row: Any) -> bool:
    return hasattr(row, "last_decision_json")


def read_along(row: Any) -> Decision | None:
    """The decision that came with a row of `along()`: what a card shows of it, not an entry to store."""
    found = row.last_decision_json
    if found is None:
        return None
    made_at = datetime.fromisoformat(found["made_at"])  # SQLite tells no offset: it stores UTC.
    return Decision(**{**found, "object_id": row.pk, "made_at": made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC)})
