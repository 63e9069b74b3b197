"""The queues of offers and of their changes on the review desk."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext

from jobs.choices import Contract
from jobs.comparison import differences, lines_changed
from jobs.facts import facts, main_facts
from jobs.linter import RULES, explained
from jobs.models import Offer, OfferEdit
from jobs.states import MODERATE, OFFER_MOVES, SENT, OfferState
from review.cards import CardAct
from review.desk import Queue
from review.filters import QueueFilter
from review.models import Decision

OF_THE_DESK = [move.name for move in OFFER_MOVES if move.permission]


class OfferFilter(QueueFilter):
    text_columns = ("title", "organisation_name", "email", "description")
    date_column = "made_at"

    contract = forms.ChoiceField(
        label=gettext_lazy("Contract"), required=False, choices=[("", gettext_lazy("All contracts")), *Contract.choices]
    )

    def narrow(self, rows: QuerySet) -> QuerySet:
        rows = super().narrow(rows)
        return rows.filter(contract=self.cleaned_data["contract"]) if self.cleaned_data["contract"] else rows


class OfferQueue(Queue):
    model = Offer
    permission = MODERATE
    icon = "suitcase"
    menu_label = gettext_lazy("Offers")
    filter_class = OfferFilter
    card_template = "jobs/desk/card.html"

    def states(self) -> list[tuple[str, Any]]:
        return [(state, label) for state, label in OfferState.choices if state in SENT]

    def rows(self) -> QuerySet:
        return Offer.objects.sent().select_related("organisation")

    def prepare(self, rows: list[Any]) -> None:
        """What this address sent before, and what became of what was sent back. Two queries for all rows."""
        sent_back = _sent_back([row.pk for row in rows if row.state == OfferState.PENDING])
        histories = Offer.objects.histories({row.email for row in rows if row.email})
        for row in rows:
            row.main_facts, row.facts = main_facts(row), facts(row)
            row.sent_back = sent_back.get(row.pk)
            row.changes = lines_changed(row.sent_back.text, row.review_text()) if row.sent_back else []
            row.history = _history(histories[row.email]) if row.email in histories else ""

    def holds(self, row: Any) -> list[str]:
        return [_sentence(finding) for finding in explained(row.findings)]

    def hold_choices(self) -> list[tuple[str, Any]]:
        return [(code, rule.words) for code, rule in RULES.items()]

    def filter_holds(self, rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(findings__icontains=f'"{code}"') if code in RULES else rows.none()

    def card_acts(self, row: Any, request: HttpRequest) -> list[CardAct]:
        return (
            [CardAct(_("See it on the site"), row.get_absolute_url(), "view")] if row.is_public and row.get_absolute_url() else []
        )


class EditFilter(QueueFilter):
    # What is online, and what is asked for: a card shows both.
    text_columns = (
        "offer__title",
        "offer__organisation_name",
        "by",
        "revision__content__title",
        "revision__content__organisation_name",
        "revision__content__description",
    )
    date_column = "made_at"


class EditQueue(Queue):
    model = OfferEdit
    permission = MODERATE
    icon = "edit"
    menu_label = gettext_lazy("Changes of offers")
    filter_class = EditFilter
    card_template = "jobs/desk/edit_card.html"

    def rows(self) -> QuerySet:
        return OfferEdit.objects.select_related("offer", "revision")

    def prepare(self, rows: list[Any]) -> None:
        for row in rows:
            row.differences = differences(row)

    def holds(self, row: Any) -> list[str]:
        return [_sentence(finding) for finding in explained(row.findings)]

    def card_acts(self, row: Any, request: HttpRequest) -> list[CardAct]:
        url = row.offer.get_absolute_url()
        return [CardAct(_("See the version online"), url, "view")] if row.offer.is_public and url else []


def _sent_back(pks: list[int]) -> dict[int, Decision]:
    """The decision that sent each of these offers back to its author, where it is the last one of the desk on it."""
    kind = ContentType.objects.get_for_model(Offer)
    decided = Decision.objects.filter(content_type=kind, object_id__in=pks, move__in=OF_THE_DESK).order_by("sequence")
    last = {decision.object_id: decision for decision in decided}
    return {pk: decision for pk, decision in last.items() if decision.move in ("correct", "refuse") and decision.text}


def _sentence(finding: dict[str, Any]) -> str:
    quoted = format_html("{} – ", _("“%(words)s”") % {"words": finding["quote"]}) if finding["quote"] else ""
    return format_html("{}{} <em>{}</em>", quoted, finding["words"], finding["source"])


def _history(counts: dict[str, int]) -> str:
    """What its address sent to this site, in words."""
    told = (
        ngettext("%(sent)d offer sent", "%(sent)d offers sent", counts["sent"]),
        npgettext("offers", "%(approved)d approved", "%(approved)d approved", counts["approved"]),
        npgettext("offers", "%(refused)d refused", "%(refused)d refused", counts["refused"]),
    )
    return _("From this address: %(told)s") % {"told": ", ".join(told) % counts}
