"""Changes of an offer that was sent: proposed, applied when approved, taken back when the approval is."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import clock
from jobs.models.edit import OfferEdit, as_offer, content
from jobs.models.offer import Offer
from jobs.states import APPROVED
from review.moves import MoveRefused


def is_sooner(offer: Offer, closes_on: date | None) -> bool:
    """Whether this closing date only shortens the life of the offer: nobody needs to read that before it applies."""
    return bool(closes_on and offer.last_day and clock.today() <= closes_on <= offer.last_day)


def apply(edit: OfferEdit) -> None:
    """Puts the changed fields of an approved edit on its offer; fields that it does not change stay as they are now."""
    offer = _locked(edit)
    edit.replaced = {name: value for name, value in content(offer).items() if name in edit.before}
    _write(offer, {name: edit.revision.content[name] for name in edit.changed_fields})
    OfferEdit._base_manager.filter(pk=edit.pk).update(replaced=edit.replaced)
    if edit.renews:
        prolong(offer, offer.closes_on, timezone.now())


def take_back(edit: OfferEdit) -> None:
    _write(_locked(edit), edit.replaced)


def propose(offer: Offer, wanted: Offer, by: str, *, findings: Any = (), renews: bool = False) -> OfferEdit | None:
    """Asks for the changes between `offer` and `wanted`; None where there are none. Takes the place of what still waits."""
    with transaction.atomic():
        withdraw_open(offer, by)
        current = Offer.objects.select_for_update().get(pk=offer.pk)
        now, then = content(current), content(wanted)
        before = {name: now[name] for name in Offer.REVIEWED if now[name] != then[name]}
        if not before and not renews:
            return None
        revision = as_offer(current, {name: then[name] for name in before}).save_revision(clean=False)
        return OfferEdit.objects.create(
            offer=current, revision=revision, by=by, before=before, findings=list(findings), renews=renews
        )


def withdraw_open(offer: Offer, by: str) -> None:
    """Takes back the changes that nobody has decided on."""
    for edit in OfferEdit.objects.of(offer).open():
        try:
            edit.decide("withdraw", name=by or _("its author"))
        except MoveRefused:
            continue  # Decided meanwhile.


def prolong(offer: Offer, closes_on: date | None, when: Any) -> None:
    """A new life from today on: until `closes_on`, or for the standard time. What was over shows as new."""
    was_over = offer.state != APPROVED or not offer.is_current
    offer.closes_on = closes_on if closes_on and closes_on >= clock.today() else None
    offer.last_day = offer.closes_on or clock.today() + timedelta(days=clock.STANDARD)
    columns = {"closes_on": offer.closes_on, "last_day": offer.last_day}
    if was_over:
        columns["published_at"] = offer.published_at = when
    Offer._base_manager.filter(pk=offer.pk).update(**columns)


def _locked(edit: OfferEdit) -> Offer:
    return Offer._base_manager.select_for_update(of=("self",)).get(pk=edit.offer_id)


def _write(offer: Offer, values: dict[str, Any]) -> None:
    """Stores fields given as a revision stores them; what was approved is what stands."""
    changed = as_offer(offer, values)
    for name in values:
        setattr(offer, name, getattr(changed, name))
    if "closes_on" in values and offer.published_at:
        since = clock.today(offer.published_at)
        offer.last_day = offer.closes_on or max(since + timedelta(days=clock.STANDARD), clock.today())
    offer.store()
    offer.decided_version = offer.version
    Offer._base_manager.filter(pk=offer.pk).update(decided_version=offer.version)
