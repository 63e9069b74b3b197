"""Changes of an offer that was sent: proposed, applied when approved, taken back when the approval is."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import stamp
from jobs import clock
from jobs.board import OFFERS
from jobs.linter import lint
from jobs.locking import held
from jobs.models.edit import OfferEdit, as_offer, content
from jobs.models.offer import Offer
from jobs.states import APPROVED, CHANGED_BY_EDITS, EditState
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
        was_over = not offer.is_current
        offer.decide("renew", name=edit.by or _("its author"))
        prolong(offer, offer.closes_on, timezone.now(), was_over=was_over)


def take_back(edit: OfferEdit) -> None:
    offer, values = _locked(edit), dict(edit.replaced)
    logo = values.get("logo")
    if logo and not offer.logo.storage.exists(logo):
        del values["logo"]  # Swept since: see `periodic.sweep_logos`. The one in use stays.
    _write(offer, values)


def propose(offer: Offer, wanted: Offer, by: str, *, renews: bool = False) -> OfferEdit | None:
    """Asks for the changes between `offer`, locked, and `wanted`; None where there are none."""
    now, then = content(offer), content(wanted)
    before = {name: now[name] for name in Offer.REVIEWED if now[name] != then[name]}
    if not before and not renews:
        return None
    Offer._base_manager.filter(pk=offer.pk).update(touched_at=timezone.now())
    revision = as_offer(offer, {name: then[name] for name in before}).save_revision(clean=False)
    return OfferEdit.objects.create(offer=offer, revision=revision, by=by, before=before, findings=lint(wanted), renews=renews)


def change(offer: Offer, wanted: Offer, by: str, *, renews: bool = False) -> OfferEdit | None:
    """What the recruiter sent for an offer that moderators have seen: what is trivial applies at once, the rest is proposed.

    `wanted` holds the whole text as it should be. Leaves one Decision for the first, a change to review for the second, which
    takes the place of one that waits. Raises MoveRefused.
    """
    with transaction.atomic():
        current = held(offer.pk)
        if current.state not in CHANGED_BY_EDITS:
            raise MoveRefused(_("The offer was decided on while you wrote: it cannot be changed this way any more."))
        withdraw_open(current, by)
        if _adjust(current, wanted):
            current.decide("adjust", name=by)
        return propose(current, wanted, by, renews=renews)


def _adjust(offer: Offer, wanted: Offer) -> bool:
    """Stores contact and a sooner closing date."""
    changed = {name: getattr(wanted, name) for name in Offer.TRIVIAL if getattr(wanted, name) != getattr(offer, name)}
    if wanted.closes_on != offer.closes_on and is_sooner(offer, wanted.closes_on):
        changed["closes_on"] = changed["last_day"] = wanted.closes_on
    for name, value in changed.items():
        setattr(offer, name, value)
    if changed:
        offer.store()
    return bool(changed)


def renew(offer: Offer, closes_on: date | None, by: str) -> None:
    """A new life for the text that was approved: nobody needs to read it again. Raises MoveRefused."""
    with transaction.atomic():
        current = held(offer.pk)
        was = (current.state, current.is_current)
        current.decide("renew", name=by)
        prolong(current, closes_on, timezone.now(), was_over=was != (APPROVED, True))


def withdraw_open(offer: Offer, by: str, *, when: datetime | None = None) -> None:
    """Takes back the changes that nobody has decided on."""
    for edit in OfferEdit.objects.of(offer).open():
        try:
            edit.decide("withdraw", name=by or _("its author"), when=when or timezone.now())
        except MoveRefused:
            continue  # Decided meanwhile.


def withdraw(offer: Offer, by: str) -> None:
    """Takes the offer back, and the change that waits with it: nobody is to read a change of what is gone."""
    with transaction.atomic():
        now = timezone.now()
        held(offer.pk)
        withdraw_open(offer, by, when=now)
        offer.decide("withdraw", name=by, when=now)


def restore(offer: Offer, by: str) -> None:
    """Undoes the withdrawal; the change that was open then is what it was. Raises MoveRefused."""
    with transaction.atomic():
        held(offer.pk)
        left = offer.decisions.last()
        taken = OfferEdit.objects.of(offer).in_state(EditState.WITHDRAWN).last()
        last = taken.decisions.last() if taken else None
        if taken and left and last and last.made_at == left.made_at:
            taken.decide("restore_correct" if last.from_state == EditState.CORRECT else "restore", name=by)
        offer.decide("restore", name=by)


def prolong(offer: Offer, closes_on: date | None, when: Any, *, was_over: bool) -> None:
    """A new life until `closes_on`, or for the standard time after the end it had. What was over shows as new.

    The day is stored as its closing date in both cases: readers see the end that its recruiter sees.
    """
    end = closes_on if closes_on and closes_on >= clock.today() else clock.renewed_until(offer.last_day)
    offer.closes_on = offer.last_day = end
    offer.findings = [finding for finding in offer.findings if finding.get("code") != "closing"]
    columns = {"closes_on": end, "last_day": end, "findings": offer.findings}
    if not clock.is_far(end):
        columns["reminded_for"] = offer.reminded_for = end  # Who has just chosen an end so near knows it.
    if was_over:
        columns["published_at"] = columns["online_since"] = offer.published_at = offer.online_since = when
    stamp.bump(OFFERS)
    Offer._base_manager.filter(pk=offer.pk).update(**columns)


def _locked(edit: OfferEdit) -> Offer:
    return Offer._base_manager.select_for_update(of=("self",), no_key=True).get(pk=edit.offer_id)


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
    stamp.bump(OFFERS)
    Offer._base_manager.filter(pk=offer.pk).update(decided_version=offer.version)
