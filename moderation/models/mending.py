"""Texts that change: mended by who wrote them, or edited by the newsroom. What was there before is kept for the desk."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.signals import rewritten
from moderation.states import PENDING, TO_CORRECT
from review.models import Decision
from review.models.reviewable import gone
from review.moves import Move, MoveRefused
from review.register import ERASE

MENDING_TIME = timedelta(minutes=15)


class Mended:
    """Of a comment: its author mends it while it is fresh, or once when asked to; a moderator edits and approves it."""

    pk: Any
    state: str
    comment: str
    first_text: str
    unedited_text: str
    submit_date: Any
    corrected_at: Any
    edited_at: Any
    erased_at: Any
    decisions: Any

    @property
    def may_be_corrected(self) -> bool:
        """Whether its author may mend it now and send it again: asked to, and for the first time."""
        return self.state == TO_CORRECT and self.corrected_at is None

    @property
    def may_be_mended(self) -> bool:
        """Whether its author may still change it by themselves: sent just now, and nobody decided."""
        is_fresh = self.state == PENDING and timezone.now() - self.submit_date < MENDING_TIME
        return is_fresh and not self.decisions.exclude(move="mend").exists()

    @property
    def is_edited(self) -> bool:
        """Whether what everybody reads differs from what its author sent: the page says so."""
        return self.edited_at is not None

    @property
    def earlier_text(self) -> str:
        """What the author wrote before the text that stands now; empty where it is the first."""
        return self.unedited_text or self.first_text

    def resend(self, *, text: str) -> Decision:
        """The author's one correction: back in the queue with `text`. Raises MoveRefused where it may not be corrected."""
        with transaction.atomic():
            row = self._locked()
            if row.corrected_at:
                raise MoveRefused(_("This message was corrected already."))
            # Of an edited message, what its author had sent: the newsroom's words stand in the register.
            sent = row.unedited_text if row.is_edited else row.comment
            kept = {"first_text": sent, "corrected_at": timezone.now(), "unedited_text": "", "edited_at": None}
            return self._write(row, "resend", text, kept, name=_("its author"))

    def mend(self, *, text: str) -> Decision | None:
        """The author's change within MENDING_TIME, nothing decided yet; None where `text` is what stands there."""
        with transaction.atomic():
            row = self._locked()
            if row.comment == text:
                return None
            if not row.may_be_mended:
                raise MoveRefused(_("It is too late to change this message: somebody may be reading it."))
            return self._write(row, "mend", text, {}, name=_("its author"))

    def edit(self, *, text: str, by: Any, reason: str = "", seen: str | None = None, upto: int | None = None) -> Decision:
        """A light edit by a moderator, approved as it then stands. The author's own text is kept, and given back by an undo.

        The text that the author sent, put back word for word, is no edit any more.
        """
        with transaction.atomic():
            row = self._locked()
            original = row.unedited_text if row.is_edited else row.comment
            kept: dict[str, Any] = {"unedited_text": "", "edited_at": None}
            if text != original:
                kept = {"unedited_text": original, "edited_at": timezone.now()}
            return self._write(row, "edit", text, kept, by=by, reason=reason, seen=seen, upto=upto)

    def _locked(self) -> Any:
        model: Any = type(self)
        row = model.objects.select_for_update(of=("self",), no_key=True).filter(pk=self.pk).first()
        if row is None:
            raise MoveRefused(gone())
        return row

    def _write(self, row: Any, move: str, text: str, kept: dict[str, Any], **decision: Any) -> Decision:
        """The text, what it replaces, and the decision on it: all or nothing."""
        written = {"comment": text, **kept}
        for column, value in written.items():
            setattr(row, column, value)
        row.save(update_fields=[*written, "html"])
        made = row.decide(move, **decision)
        for column in (*written, "html", *row.state_values(row.state)):
            setattr(self, column, getattr(row, column))
        return made

    def objection_to_mending(self, move: Move) -> str:
        if self.erased_at:
            return _("Its text was erased.")
        if move.name == "correct" and self.corrected_at:
            return _("Its author has corrected it once already: approve it, or refuse it.")
        return ""

    @classmethod
    def give_back_texts(cls, decisions: Iterable[Decision], undone: dict[int, Decision]) -> None:
        """An edit that is taken back leaves the text that stood before it: that of its author, or of an earlier edit.

        Of a published comment it is the text of the decision before, as the register has it: so one that was approved.
        """
        edits = {pk: decision for pk, decision in undone.items() if decision.move == "edit"}
        rows: list[Any] = [decision.subject for decision in decisions if decision.object_id in edits]
        for row, before, entries in _former_texts(rows, edits):
            authors = row.unedited_text if row.is_edited else row.comment
            row.comment, row.unedited_text, row.edited_at = before, "", None
            if before != authors:
                wrote = next(
                    (entry.made_at for entry in reversed(entries) if entry.move == "edit" and entry.text == before), None
                )
                row.unedited_text, row.edited_at = authors, wrote or timezone.now()
            row.save(update_fields=["comment", "html", "unedited_text", "edited_at"])
            rewritten.send(sender=cls, comment=row, decides=False)


def _former_texts(rows: list[Any], edits: dict[int, Decision]) -> Iterator[tuple[Any, str, list[Decision]]]:
    """Each row with the text before its edit in `edits`, and the entries of the register before it. One query."""
    by_row: dict[int, list[Decision]] = {row.pk: [] for row in rows}
    if rows:
        kind = ContentType.objects.get_for_model(rows[0])
        about = Decision.objects.filter(content_type=kind, object_id__in=list(by_row)).exclude(move=ERASE).order_by("sequence")
        for entry in about:
            if entry.sequence < edits[entry.object_id].sequence:
                by_row[entry.object_id].append(entry)
    for row in rows:
        authors = row.unedited_text if row.is_edited else row.comment
        yield row, _text_after(by_row[row.pk], authors), by_row[row.pk]


def _text_after(entries: list[Decision], authors: str) -> str:
    """The text that stood once `entries` were made: each keeps that of its moment, an undo of an edit the one that it took."""
    if not entries:
        return authors
    *before, last = entries
    if last.move == "undo" and before and before[-1].move == "edit":
        return _text_after(before[:-1], authors)
    return last.text
