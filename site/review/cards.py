"""What a card shows beside its row: the same for the list, the page of one row, and the page that asks for a reason."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from review.last import last_decisions, read_along, was_read_along
from review.machine import acts_on
from review.moves import Words


@dataclass(frozen=True)
class CardAct:
    """A link on a card to a page of the app that owns the row: reply, edit and approve, ban…"""

    label: Words
    url: str
    icon: str = ""


def complete(queue: Any, rows: list[Any], request: HttpRequest | None) -> None:
    """Gives each row `last_decision` with its `last_label`, `acts`, `holds`, `card_acts` and whether it `waits_now`, after the
    queue prepared them all.

    Without a request there are no links to pages that ask for an account.
    """
    missing = [row.pk for row in rows if not was_read_along(row)]
    last = last_decisions(queue.model, missing) if missing else {}
    labels = {move.name: move.label for move in queue.model.moves}
    queue.prepare(rows)
    for row in rows:
        row.last_decision = read_along(row) if was_read_along(row) else last.get(row.pk)
        row.last_label = labels.get(row.last_decision.move, "") if row.last_decision else ""
        row.acts = acts_on(row, row.last_decision)
        row.holds = queue.holds(row)
        row.waits_now = row.state == queue.model.moves.waiting
        row.card_acts = queue.card_acts(row, request) if request else []
