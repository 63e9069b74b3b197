"""The machine of every queue: a move on one row or on many, in one transaction, with a bounded number of queries."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from review import register
from review.last import last_decisions
from review.models.decision import Decision
from review.models.reviewable import Reviewable, target_of
from review.moves import BACK, Move, MoveRefused
from review.signals import decided


@dataclass
class Outcome:
    """What came of a move: the decisions made, all of one `act`, and the refusals by primary key."""

    act: str = ""
    decisions: list[Decision] = field(default_factory=list)
    refused: dict[int, MoveRefused] = field(default_factory=dict)


def decide(
    model: type[Reviewable],
    pks: Iterable[int],
    move_name: str,
    *,
    by: Any = None,
    name: str = "",
    reason: str = "",
    ground: str = "",
    seen: str | None = None,
    upto: int | None = None,
    when: datetime | None = None,
    act: str = "",
    after: str = "",
) -> Outcome:
    """Makes the move on each row that allows it; the others are refused with a sentence each.

    `act` joins these decisions to those of an act that is under way; `after` refuses rows whose last decision is of
    another act than that one.
    `by` is an account, or None with `name` for someone without one. Raises PermissionDenied where `by` may not make
    this move, MoveRefused where the move itself is wrong for all (unknown, or without the reason it needs).
    """
    move = model.moves[move_name]
    if by is not None and move.permission and not by.has_perm(move.permission):
        raise PermissionDenied
    if move.needs_reason and not reason.strip():
        raise MoveRefused(_("Say why: the author will read it."))
    outcome = Outcome(act=act or secrets.token_hex(16))
    with transaction.atomic():
        concerned = model.going_along(list(pks), move)
        rows = list(model._base_manager.select_for_update(of=("self",), no_key=True).filter(pk__in=concerned).order_by("pk"))
        _leave_rewritten(model, rows, upto, outcome)
        allowed, last = _allowed(model, [row for row in rows if row.pk not in outcome.refused], move, seen, after, outcome)
        made_at = when or timezone.now()
        kind = ContentType.objects.get_for_model(model)
        for row, target in allowed:
            decision = Decision(
                content_type=kind,
                object_id=row.pk,
                actor=by,
                actor_name=name or str(by or ""),
                move=move.name,
                from_state=row.state,
                to_state=target,
                ground=ground,
                reason=reason,
                text=row.review_text(),
                made_at=made_at,
                act=outcome.act,
            )
            decision.subject = row
            outcome.decisions.append(decision)
        if outcome.decisions:
            register.append(outcome.decisions)
            _write_states(model, allowed)
            # Without the rows that were refused: what was decided on them stands.
            model.moved(outcome.decisions, move, {row.pk: last[row.pk] for row, _to in allowed} if move.to_state is BACK else {})
            transaction.on_commit(lambda: _announce(model, outcome.decisions))
    return outcome


def take_back(model: type[Reviewable], act: str, *, by: Any) -> Outcome:
    """Takes back every decision of `act` that nothing followed; rows decided on since are refused with a sentence each."""
    undo = next((move for move in model.moves if move.to_state is BACK), None)
    decided_on = Decision.objects.filter(act=act, content_type=ContentType.objects.get_for_model(model))
    pks = list(decided_on.values_list("object_id", flat=True)) if act else []
    if undo is None or not pks:
        raise MoveRefused(_("There is no decision left to take back."))
    return decide(model, pks, undo.name, by=by, after=act)


def _allowed(
    model: type[Reviewable], rows: list[Any], move: Move, seen: str | None, after: str, outcome: Outcome
) -> tuple[list[tuple[Any, str]], dict[int, Decision]]:
    """The rows that may make `move`, each with its new state, and last decisions; the others go to `outcome.refused`."""

    def stale(row: Any) -> bool:
        return row.state not in move.from_states or seen not in (None, row.state)

    needs_last = after or move.to_state is BACK or any(stale(row) for row in rows)
    last = last_decisions(model, [row.pk for row in rows]) if needs_last else {}
    targets: dict[int, str] = {}
    for row in rows:
        if stale(row) or (after and (row.pk not in last or last[row.pk].act != after)):
            outcome.refused[row.pk] = MoveRefused(_state_now(row, last.get(row.pk)))
        elif (target := target_of(row, move, last.get(row.pk))) is None:
            outcome.refused[row.pk] = MoveRefused(_("There is no decision left to take back."))
        else:
            targets[row.pk] = target
    for pk, sentence in model.objections([row for row in rows if row.pk in targets], move, targets).items():
        outcome.refused[pk] = MoveRefused(sentence)
        targets.pop(pk, None)
    return [(row, targets[row.pk]) for row in rows if row.pk in targets], last


def _leave_rewritten(model: type[Reviewable], rows: list[Any], upto: int | None, outcome: Outcome) -> None:
    """Refuses the rows whose text changed after entry `upto`: the person decides on a text that they never saw."""
    if upto is None or not model.moves.rewriting:
        return
    kind = ContentType.objects.get_for_model(model)
    since = Decision.objects.filter(content_type=kind, object_id__in=[row.pk for row in rows], sequence__gt=upto)
    for pk in since.filter(move__in=model.moves.rewriting).values_list("object_id", flat=True):
        outcome.refused[pk] = MoveRefused(_("Its text changed while you were reading: read it again, then decide."))


def _write_states(model: type[Reviewable], allowed: list[tuple[Any, str]]) -> None:
    for state in sorted({target for _row, target in allowed}):
        pks = [row.pk for row, target in allowed if target == state]
        model._base_manager.filter(pk__in=pks).update(**model.state_values(state))
    for row, target in allowed:
        for column, value in model.state_values(target).items():
            setattr(row, column, value)


def _announce(model: type[Reviewable], decisions: list[Decision]) -> None:
    decided.send_robust(sender=model, decisions=decisions)


def acts_on(row: Any, last: Decision | None) -> list[Move]:
    """The moves that a person of the desk may make on `row` now; `last` is its last decision, if any."""
    offered = (move for move in row.moves_open() if move.permission and not move.has_page)
    return [move for move in offered if target_of(row, move, last) is not None]


def _state_now(row: Any, last: Decision | None) -> str:
    """“Already approved by Camille Renaud on 3 May at 10:12.”, for the person who came second."""
    state = row.get_state_display()
    if last is None:
        return _("It is “%(state)s” now.") % {"state": state}
    if last.from_state == last.to_state:
        return _("%(who)s decided on it since, on %(when)s: %(move)s.") % {
            "who": last.actor_name,
            "when": date_format(timezone.localtime(last.made_at), "SHORT_DATETIME_FORMAT"),
            "move": row.moves[last.move].label,
        }
    return _("It is “%(state)s” now: %(who)s decided so on %(when)s.") % {
        "state": state,
        "who": last.actor_name or _("its author"),
        "when": date_format(timezone.localtime(last.made_at), "SHORT_DATETIME_FORMAT"),
    }
