"""From a first valid step to an offer that waits for a moderator. Each step is in the database before the next one shows."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core import intake
from jobs import notifications
from jobs.forms import FromOffer, OfferForm
from jobs.linter import lint
from jobs.locking import held, locked
from jobs.models import AccessLink, Offer, Organisation
from jobs.models.link import Purpose
from jobs.states import AWAITING, DRAFT
from review.models.reviewable import gone
from review.moves import MoveRefused

BEGIN = intake.Guard("offer", rates=[intake.Rate(40, hours=1)], window=timedelta(hours=6))
SEND = intake.Guard(
    "offer address", rates=[intake.Rate(20, hours=1), intake.Rate(6, hours=1, by="email")], window=timedelta(seconds=30)
)


def begin(request: HttpRequest, form: OfferForm, addresses: list[str]) -> str:
    """A draft from the first step; its key. The same send again leads to the same draft. Raises intake.TooMany."""
    text = "\n".join(str(form.cleaned_data[name]) for name in ("title", "contract", "description", "profile"))
    with BEGIN.admit(
        request, thing="offer", email=addresses[0] if addresses else "", text=text, answers=_is_still_draft
    ) as entry:
        if entry.is_repeat:
            offer = Offer.objects.get(pk=entry.outcome)
        else:
            offer = form.write(Offer())
            if addresses:
                own(offer, addresses[0])
            offer.save()
            entry.outcome = str(offer.pk)
        return str(offer.pk) if addresses else AccessLink.issue(offer, Purpose.DRAFT)


def rewrite(offer: Offer, form: FromOffer) -> bool:
    """Puts what `form` holds into the offer. False, and nothing written, where it was sent or decided on meanwhile.

    The row is read again under its lock: a text written over an approval that came between would be online unread.
    """
    with transaction.atomic():
        current = locked(offer.pk)
        if current is None or not current.is_in_hand:
            return False
        form.write(current).store()
    offer.refresh_from_db()
    return True


def keep_logo(offer: Offer, logo: Any) -> None:
    """A browser cannot be given a file back: a sound one is kept though the rest of its form is still to be mended."""
    with transaction.atomic():
        current = locked(offer.pk)
        if current and current.is_in_hand:
            current.logo = logo
            current.store()
    offer.refresh_from_db()


def _is_still_draft(outcome: str) -> bool:
    return Offer.objects.in_state(DRAFT).filter(pk=outcome or 0).exists()


def own(offer: Offer, email: str) -> None:
    """The offer belongs to an address that is confirmed already."""
    offer.email, offer.confirmed_at = email, timezone.now()


def is_complete(offer: Offer) -> bool:
    """Whether both steps were gone through."""
    return bool(offer.title and offer.description and offer.organisation_name and offer.organisation_kind and offer.email)


def send(request: HttpRequest, offer: Offer) -> None:
    """Sends for review, or first asks to confirm the address. Raises intake.TooMany, MoveRefused."""
    if not is_complete(offer):
        raise MoveRefused(_("A step is missing: fill it in first."))
    findings = lint(offer)
    if offer.confirmed_at:
        with transaction.atomic():
            current = _as_read(offer)
            join(current)
            current.decide("submit", name=current.email)
            _note(current, findings)
        return
    with SEND.admit(request, thing=offer, email=offer.email, text=offer.email) as entry:
        current = _as_read(offer)
        _note(current, findings)
        if entry.is_repeat:
            return
        if current.state == DRAFT:
            current.decide("send")  # Without a name: the register keeps names for good, and nobody confirmed this one.
        AccessLink.objects.filter(offer=current, purpose=Purpose.CONFIRM).exclude(email=current.email).revoke()
        notifications.ask_to_confirm(current, AccessLink.token_for(current, Purpose.CONFIRM, current.email))


def _as_read(offer: Offer) -> Offer:
    """The offer, locked, where its text and its address are still those of `offer`: nothing else was looked at before it was
    sent. Raises MoveRefused.
    """
    current = held(offer.pk)
    if current.version != offer.version:
        raise MoveRefused(_("This offer was changed in another window: look at it again, then send it."))
    return current


def _note(offer: Offer, findings: Any) -> None:
    offer.findings = findings
    offer.save(update_fields=["findings"])


def confirm(link: AccessLink) -> str:
    """The address is confirmed by who reads its mail: the offer waits for a moderator. The key to manage it.

    The link with which the draft was written ends here: only the confirmed address holds the offer from now on.
    Raises MoveRefused where it was erased, or belongs to another address, since the link was opened.
    """
    with transaction.atomic():
        # A second click waits here, and finds the address confirmed.
        offer = held(link.offer_id)
        if offer.email != link.email:
            raise MoveRefused(gone())
        if offer.state == AWAITING:
            # Before the move: it writes the mail that carries the private link.
            join(offer)
            offer.decide("confirm", name=link.email)
        offer.links.filter(purpose=Purpose.DRAFT).revoke()  # type: ignore[attr-defined]
        return AccessLink.token_for(offer, Purpose.MANAGE, link.email)


def join(offer: Offer) -> None:
    """Ties the offer to the organisation that its confirmed address belongs to."""
    if offer.organisation is None:
        offer.organisation = Organisation.of(offer.email, offer.organisation_name, offer.siret)
        offer.save(update_fields=["organisation"])


def duplicate(offer: Offer, email: str) -> Offer:
    """A draft with the same text, for a confirmed address. Raises MoveRefused where the text was erased meanwhile."""
    with transaction.atomic():
        offer = held(offer.pk)
        kept = {field.name: getattr(offer, field.name) for field in Offer._meta.concrete_fields if field.name in COPIED}
        copy = Offer(**kept, closes_on=None, starts_on=None, organisation=offer.organisation)
        own(copy, email)
        copy.save()
    return copy


COPIED: Any = frozenset(Offer.REVIEWED + Offer.TRIVIAL) - {"closes_on", "starts_on"}
