from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from core.rows import lock
from jobs import clock
from jobs.models.offer import Offer
from jobs.querysets import EditQuerySet
from jobs.states import APPROVED, CLOSED, EDIT_MOVES, WITHDRAWN, EditState
from review.models import Decision, Reviewable
from review.moves import Move


class OfferEdit(Reviewable, models.Model):
    """A change that the recruiter wants of an offer that was sent: the version online stays until it is approved.

    The wanted text is a revision of the offer; `before` keeps the fields it changes as they were when it was written, and
    `replaced` as they were when it was approved, so that the approval can be taken back.
    """

    moves = EDIT_MOVES
    queue_key = "offer-edits"

    state = models.CharField(gettext_lazy("state"), max_length=20, choices=EditState, default=EditState.PENDING, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="edits", verbose_name=gettext_lazy("offer"))
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    by = models.EmailField(gettext_lazy("by"), max_length=254, blank=True)
    before = models.JSONField(default=dict, editable=False, encoder=DjangoJSONEncoder)
    replaced = models.JSONField(default=dict, editable=False, encoder=DjangoJSONEncoder)
    findings = models.JSONField(default=list, blank=True, editable=False)
    renews = models.BooleanField(gettext_lazy("renews the offer"), default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects = EditQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("change of an offer")
        verbose_name_plural = gettext_lazy("changes of offers")
        default_permissions = ()
        indexes = [models.Index(fields=("state", "id"), name="offer_edits_queue")]

    def __str__(self) -> str:
        return str(self.offer)

    @property
    def changed_fields(self) -> list[str]:
        return [name for name in Offer.REVIEWED if name in self.before]

    @property
    def wanted(self) -> Offer:
        """The offer as it would be."""
        return as_offer(self.offer, self.revision.content)

    def review_text(self) -> str:
        """What changes, field by field, then the whole text as it would be."""
        before, after = as_offer(self.offer, self.before), self.wanted
        lines = [
            f"{Offer._meta.get_field(name).verbose_name}: {before.shown(name) or '–'} → {after.shown(name) or '–'}"  # type: ignore[union-attr]
            for name in self.changed_fields
        ]
        return "\n".join([*lines, "", after.review_text()])

    @classmethod
    def going_along(cls, pks: list[int], move: Move) -> list[int]:
        """The same rows, whose offers are locked first, as everybody does: see docs/decisions/0162."""
        offers = Offer._base_manager.filter(pk__in=cls._base_manager.filter(pk__in=pks).values("offer"))
        lock(offers)
        return pks

    @classmethod
    def objections(cls, rows: Iterable["OfferEdit"], move: Move, targets: dict[int, str]) -> dict[int, str]:
        rows = list(rows)
        offers = Offer._base_manager.in_bulk([row.offer_id for row in rows])
        found = {}
        for row in rows:
            row.offer = offers[row.offer_id]
            leaves = move.name == "undo" and row.state == APPROVED
            if targets[row.pk] == APPROVED and row.offer.state == WITHDRAWN:
                found[row.pk] = _("Its author has withdrawn the offer: there is nothing to change any more.")
            elif targets[row.pk] == APPROVED and row.offer.state not in (APPROVED, *CLOSED):
                found[row.pk] = _("The offer itself is not approved: decide on it first.")
            elif move.name == "approve" and _is_past(row):
                found[row.pk] = _(
                    "The closing date that it asks for is past: send it back, so that its author gives another one."
                )
            elif leaves and any(content(row.offer)[name] != content(row.wanted)[name] for name in _lasting(row)):
                found[row.pk] = _("The offer was changed again since: this change cannot be taken back alone.")
        return found

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        from jobs.editing import apply, take_back
        from jobs.notifications import recall, tell_of_edit

        for decision in decisions:
            row: OfferEdit = decision.subject  # type: ignore[assignment]
            Offer._base_manager.filter(pk=row.offer_id).update(touched_at=decision.made_at)
            if decision.to_state == APPROVED:
                apply(row)
            elif decision.from_state == APPROVED:
                take_back(row)
            unheard = recall(row.offer, undone[row.pk]) if undone else frozenset()
            tell_of_edit(row, move, decision, but=unheard)


def _lasting(edit: OfferEdit) -> list[str]:
    """The fields that stay as it asked for: a renewal gives a closing date where it asked for none."""
    gives_date = edit.renews and edit.wanted.closes_on is None
    return [name for name in edit.changed_fields if not (gives_date and name == "closes_on")]


def _is_past(edit: OfferEdit) -> bool:
    closes_on = edit.wanted.closes_on if "closes_on" in edit.before else None
    return closes_on is not None and closes_on < clock.today()


def content(offer: Offer) -> dict[str, Any]:
    """The reviewed fields as a revision stores them."""
    data = offer.serializable_data()
    return {name: data[name] for name in Offer.REVIEWED}


def as_offer(offer: Offer, values: dict[str, Any]) -> Offer:
    """`offer` with some of its fields as a revision stores them. Not to be saved. No query: the desk shows many."""
    made = Offer.from_serializable_data({**offer.serializable_data(), **values}, check_fks=False)
    made.pk, made.latest_revision_id = offer.pk, offer.latest_revision_id
    return made
