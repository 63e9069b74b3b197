"""The register of decisions: adding entries, erasing the text of one, checking the whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from review import seal
from review.models.decision import Decision, Register

ERASE = "erase"
ERASABLE = ("text", "reason")
BATCH = 200


def append(entries: Sequence[Decision]) -> None:
    """Adds `entries` at the head of the chain. Inside a transaction; a lock on the head gives each its place."""
    head = hold()
    for entry in entries:
        entry.close(head.sequence + 1, head.digest)
        head.sequence, head.digest = entry.sequence, entry.digest
    Decision.objects.bulk_create(entries, batch_size=BATCH)
    head.save()


def hold() -> Register:
    """Locks the head until the transaction ends. Everybody locks in one order, or two could wait for each other: the rows
    decided on, then the register, then what is drawn from them."""
    return Register.objects.select_for_update().get_or_create(pk=1)[0]


def head() -> Coalesce:
    """The number of the last entry, to annotate rows with: both are then read at the same moment."""
    return Coalesce(models.Subquery(Register.objects.filter(pk=1).values("sequence")), 0)


def erase(
    subject: models.Model,
    *,
    by: Any,
    name: str = "",
    reason: str = "",
    fields: Sequence[str] = ("text",),
    whose: Callable[[str], bool] = lambda name: False,
) -> int:
    """Blanks `fields` (of "text" and "reason") of every entry about `subject`, as the law may ask; returns how many.

    The chain still holds. `reason` is that of the erasure, and stays. `whose` says which names go too, of those without an
    account: an author may stand there by their address.
    """
    with transaction.atomic():
        entries = [row for row in Decision.objects.about(subject) if row.move != ERASE]
        named = {row.pk for row in entries if row.actor_id is None and row.actor_name and whose(row.actor_name)}
        rows = [row for row in entries if row.pk in named or any(not row.seals[field].startswith("$") for field in fields)]
        if not rows:
            return 0
        last = rows[-1]
        append(
            [
                Decision(
                    content_type=last.content_type,
                    object_id=last.object_id,
                    actor=by,
                    actor_name=name or str(by or ""),
                    move=ERASE,
                    from_state=last.to_state,
                    to_state=last.to_state,
                    reason=reason,
                    made_at=timezone.now(),
                )
            ]
        )
        for row in rows:
            row.erased_at = timezone.now()
            for field in [*fields, *(["actor_name"] if row.pk in named else [])]:
                setattr(row, field, "")
                row.seals = {**row.seals, field: seal.without_salt(row.seals[field])}
        # The one lawful change of an entry goes round the manager that forbids the others.
        models.QuerySet(Decision).bulk_update(rows, [*fields, "actor_name", "erased_at", "seals"], batch_size=BATCH)
    return len(rows)


def faults() -> Iterator[str]:
    """Every change or gap found in the register, in words; nothing where all holds."""
    sequence, digest = 0, seal.GENESIS
    erased: dict[tuple[int, int], int] = {}
    last_states: dict[tuple[int, int], str] = {}
    for entry in Decision.objects.select_related("content_type").order_by("sequence").iterator(chunk_size=1000):
        if entry.sequence != sequence + 1:
            yield _("Entries %(first)d to %(last)d are missing.") % {"first": sequence + 1, "last": entry.sequence - 1}
        elif entry.previous != digest:
            yield _("Entry %(number)d does not follow the one before it.") % {"number": entry.sequence}
        yield from _faults_of(entry)
        sequence, digest = entry.sequence, entry.digest
        key = (entry.content_type_id, entry.object_id)
        last_states[key] = entry.to_state
        if entry.move == ERASE:
            erased.pop(key, None)
        elif entry.erased_at:
            erased[key] = entry.sequence
    for number in erased.values():
        yield _("The text of entry %(number)d is gone, and no erasure was recorded.") % {"number": number}
    head = Register.objects.filter(pk=1).first() or Register()
    if (head.sequence, head.digest) != (sequence, digest):
        yield _("The register ends at entry %(found)d and should end at %(wanted)d.") % {
            "found": sequence,
            "wanted": head.sequence,
        }
    yield from _strayed(last_states)


def _faults_of(entry: Decision) -> Iterator[str]:
    if entry.digest != seal.link(entry.previous, entry.facts(), entry.seals):
        yield _("Entry %(number)d was changed.") % {"number": entry.sequence}
    for field in Decision.SEALED:
        kept = entry.seals.get(field, "")
        if field in (*ERASABLE, "actor_name") and entry.erased_at and kept.startswith("$"):
            if getattr(entry, field):
                yield _("Entry %(number)d: a text stands where one was erased.") % {"number": entry.sequence}
        elif not seal.holds(kept, getattr(entry, field)):
            yield _("Entry %(number)d: its %(field)s was changed.") % {"number": entry.sequence, "field": field}


def _strayed(last_states: dict[tuple[int, int], str]) -> Iterator[str]:
    """Rows whose state is not the one that the register left them in."""
    from review.models.reviewable import Reviewable

    for model in Reviewable.kinds():
        kind = ContentType.objects.get_for_model(model).pk
        for pk, state in model._base_manager.values_list("pk", "state").order_by("pk").iterator(chunk_size=2000):
            expected = last_states.get((kind, pk), model.moves.initial)
            if state != expected:
                yield _("%(kind)s %(pk)d is “%(state)s”; the register says “%(expected)s”.") % {
                    "kind": model._meta.verbose_name,
                    "pk": pk,
                    "state": state,
                    "expected": expected,
                }
