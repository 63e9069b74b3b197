"""The erasure that the law grants to recruiters: by themselves from a private link, or by time. See decision 0121.

The row of an offer stays, with its title, so that its address says that it is over; so do its decisions, without words.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core import stamp
from core.models import OutgoingMail
from jobs import notifications
from jobs.applications import erasure as applications
from jobs.board import OFFERS
from jobs.locking import lock_with_all, locked_with_all
from jobs.models import AccessLink, Member, Offer, OfferEdit, Organisation
from jobs.states import DRAFT, PENDING, WITHDRAWN
from review import register
from review.models import Decision

# What stays: the title of what was online (the address of its page is made of it), the contract, the dates, the département.
NOTHING: dict[str, Any] = {
    "duration": "", "working_time": "", "hours": None, "positions": 1, "street": "", "postcode": "", "commune": "",
    "pay_min": None, "pay_max": None, "pay_unit": "", "pay_note": "", "description": "", "profile": "",
    "organisation": None, "organisation_name": "", "organisation_kind": "", "siret": "", "rna": "", "website": "",
    "apply_email": "", "apply_url": "", "contact_name": "", "contact_phone": "", "email": "", "findings": [],
}  # fmt: skip


def erase_offer(pk: int, *, name: str) -> bool:
    """Closes the offer, and erases all that its recruiter wrote in it. False where that was done before.

    Its candidates are told, and what they sent goes too: nobody is left who could read it.
    """
    with transaction.atomic():
        offer = locked_with_all(pk)
        if offer is None:
            return False
        if offer.state not in (DRAFT, WITHDRAWN):
            offer.decide("withdraw", name=name)
        applications.erase_of(offer)
        _blank(offer, name=name)
    return True


def delete_draft(offer: Offer, *, name: str) -> None:
    """What nobody was ever shown leaves nothing. Inside a transaction that has locked it, with its changes."""
    for edit in OfferEdit.objects.of(offer):
        register.erase(edit, by=None, name=name, whose=_is_address)
    register.erase(offer, by=None, name=name, whose=_is_address)
    logo, organisation = offer.logo, offer.organisation
    _drop_mails(offer, _addresses(offer))
    offer.delete()
    if organisation and not organisation.offers.exists():  # type: ignore[attr-defined]
        organisation.delete()
    if logo:
        transaction.on_commit(lambda: _delete_file(logo), robust=True)


def forget_offer(pk: int, past: Callable[[], Any]) -> None:
    """The same when its time is over: it stays as it ended. Whoever came back to it meanwhile (`past()`) keeps it.

    What nobody ever decided on leaves the desk: there is nothing left to read.
    """
    with transaction.atomic():
        offer = locked_with_all(pk)
        if offer is not None and past().filter(pk=pk).exists():
            if offer.state == PENDING:
                offer.decide("withdraw", name="run_periodic")
            _blank(offer, name="run_periodic")


def erase_person(email: str) -> int:
    """Everything of this address, whichever offer it stands in; how many offers were closed.

    Offers that colleagues manage too stay theirs, without a word of this person.
    """
    with transaction.atomic():
        organisations = Organisation.objects.filter(members__email__iexact=email)
        traces = _with_traces(email)
        mine = Offer._base_manager.filter(Q(email__iexact=email) | Q(organisation__in=organisations))
        # A colleague who leaves at this moment hands no offer over to who leaves too.
        lock_with_all({*traces, *mine.values_list("pk", flat=True)})
        closed = sum(leave_or_erase(offer, email) for offer in list(Offer.objects.written_by(email).order_by("pk")))
        for offer in Offer._base_manager.filter(pk__in=traces).order_by("pk"):
            _drop_traces(offer, email)
        AccessLink.objects.filter(email__iexact=email).delete()
        for organisation in list(organisations):
            _leave(organisation, email)
        Member.objects.filter(invited_by__iexact=email).update(invited_by="")
    return closed


def leave_or_erase(offer: Offer, email: str) -> bool:
    """Erases this address from one offer; whether the offer was closed, for want of a colleague to keep it."""
    with transaction.atomic():
        found = locked_with_all(offer.pk)
        if found is None:
            return False
        heirs = colleagues(found, email)
        if not heirs:
            return erase_offer(found.pk, name=_("its author"))
        if found.email.lower() == email.lower():
            _hand_over(found, heirs[0])
        _drop_traces(found, email)
        AccessLink.objects.filter(offer=found, email__iexact=email).delete()
    return False


def colleagues(offer: Offer, email: str) -> list[str]:
    """Who else manages the offer."""
    if offer.organisation is None:
        return []
    members: Any = offer.organisation.members  # type: ignore[attr-defined]
    return list(members.exclude(email__iexact=email).order_by("pk").values_list("email", flat=True))


def leave_if_done(offer: Offer, email: str) -> None:
    """Off the organisation, where this address has no other offer: a membership is a name kept too."""
    if offer.organisation_id and not Offer.objects.written_by(email).filter(organisation=offer.organisation_id).exists():
        organisation = Organisation.objects.filter(pk=offer.organisation_id).first()
        if organisation:
            _leave(organisation, email)


def _blank(offer: Offer, *, name: str) -> None:
    for edit in OfferEdit.objects.of(offer):
        register.erase(edit, by=None, name=name, whose=_is_address)
        edit.delete()
    offer.revisions.all().delete()
    register.erase(offer, by=None, name=name, whose=_is_address)
    organisation, logo, addresses = offer.organisation, offer.logo, _addresses(offer)
    offer.links.all().delete()  # type: ignore[attr-defined]
    for column, nothing in NOTHING.items():
        setattr(offer, column, nothing)
    if not offer.is_public:
        # Of a text that nobody approved, not even the title: the one that readers knew, where there was one.
        offer.title = offer.withdrawn_title or (offer.title if offer.published_at else "…")
    offer.logo, offer.latest_revision, offer.erased_at = "", None, timezone.now()
    offer.save()
    # By what is left of a text that was taken up, its address goes on; what was read before this one is nobody's business.
    left = "" if offer.is_public else offer.withdrawn_title
    Offer._base_manager.filter(pk=offer.pk).update(withdrawn_title=left, withdrawn_organisation="")
    _drop_mails(offer, addresses)
    if organisation and not organisation.offers.exists():  # type: ignore[attr-defined]
        organisation.delete()
    stamp.bump(OFFERS)
    if logo:
        transaction.on_commit(lambda: _delete_file(logo), robust=True)


def _hand_over(offer: Offer, heir: str) -> None:
    """A colleague keeps the offer, without the name, the telephone and the address of who posted it."""
    gone = offer.email.lower()
    blank = {"email": heir, "contact_name": "", "contact_phone": ""}
    for edit in OfferEdit.objects.of(offer).select_related("revision"):
        edit.revision.content.update(blank)
        if str(edit.revision.content.get("apply_email", "")).lower() == gone:
            edit.revision.content["apply_email"] = ""
        edit.revision.save(update_fields=["content"])
    for name, value in blank.items():
        setattr(offer, name, value)
    if offer.apply_email.lower() == gone:
        offer.apply_email = ""
    offer.save(update_fields=["email", "contact_name", "contact_phone", "apply_email"])
    stamp.bump(OFFERS)
    notifications.hand_over(offer)


def _with_traces(email: str) -> set[int]:
    """Offers of others that this address had a link to, changed or decided on, by whatever door."""
    named = Decision.objects.filter(actor__isnull=True, actor_name__iexact=email)
    kinds = ContentType.objects.get_for_models(Offer, OfferEdit)
    decided = named.filter(content_type=kinds[Offer]).values("object_id")
    changed = Q(by__iexact=email) | Q(pk__in=named.filter(content_type=kinds[OfferEdit]).values("object_id"))
    return {
        *AccessLink.objects.filter(email__iexact=email).values_list("offer", flat=True),
        *Offer._base_manager.filter(pk__in=decided).values_list("pk", flat=True),
        *OfferEdit.objects.filter(changed).values_list("offer", flat=True),
    }


def _drop_traces(offer: Offer, email: str) -> None:
    """Of this address in the decisions, the changes and the mails of an offer that goes on."""

    def whose(name: str) -> bool:
        return name.lower() == email.lower()

    for edit in OfferEdit.objects.of(offer):
        register.erase(edit, by=None, name=_("its author"), whose=whose)
    OfferEdit.objects.of(offer).filter(by__iexact=email).update(by="")
    register.erase(offer, by=None, name=_("its author"), whose=whose)
    _drop_mails(offer, [email], only=True)


def _leave(organisation: Organisation, email: str) -> None:
    organisation.members.filter(email__iexact=email).delete()  # type: ignore[attr-defined]
    organisation.members.filter(invited_by__iexact=email).update(invited_by="")  # type: ignore[attr-defined]
    if not organisation.members.exists():  # type: ignore[attr-defined]
        organisation.delete()


def _addresses(offer: Offer) -> list[str]:
    listed = [offer.email, *offer.links.values_list("email", flat=True)]  # type: ignore[attr-defined]
    return [address for address in dict.fromkeys(listed) if address]


def _drop_mails(offer: Offer, addresses: Iterable[str], *, only: bool = False) -> None:
    """Mails about the offer, sent or not; `only` those to `addresses`, with letters of its candidates. And their lists of links,
    which name it.
    """
    mine = {address.lower() for address in addresses}

    def is_to_them(recipients: list[str]) -> bool:
        return any(recipient.lower() in mine for recipient in recipients)

    about = OutgoingMail.objects.about(notifications.about(offer))
    found = [pk for pk, to in about.values_list("pk", "recipients") if not only or is_to_them(to)]
    theirs = OutgoingMail.objects.filter(Q(about=notifications.LISTS) | Q(about__in=applications.abouts(offer)))
    found += [pk for pk, to in theirs.values_list("pk", "recipients") if is_to_them(to)]
    OutgoingMail.objects.filter(pk__in=found).delete()


def _is_address(name: str) -> bool:
    return "@" in name


def _delete_file(logo: Any) -> None:
    if not Offer.objects.filter(logo=logo.name).exists():
        logo.storage.delete(logo.name)
