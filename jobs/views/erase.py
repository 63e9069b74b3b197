"""“Erase my data”: of one offer by its private link, of everything by a link that only the mailbox receives, or signed in."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from jobs import access as doors
from jobs import erasure, notifications
from jobs.access import Access
from jobs.locking import lock_organisation, locked_with_all
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose

READ_AND_SEND = ["GET", "HEAD", "POST"]


@csrf_exempt  # The address is the secret; who is signed in is asked where the form comes from.
@require_http_methods(READ_AND_SEND)
@never_cache
@doors.for_holders
def erase(request: HttpRequest, access: Access) -> HttpResponse:
    refusal, status = "", 200
    if request.method == "POST":
        if intake.comes_from_here(request):
            return _erase_all_of(request) if access.is_account else _erase_one(request, access)
        refusal, status = str(intake.SEND_AGAIN), 403
    addresses = doors.addresses_of(request) if access.is_account else [access.email]
    listed = list(_offers(addresses)) if access.is_account else [access.offer]
    return _page(request, addresses, listed, access=access, refusal=refusal, status=status)


@csrf_exempt
@require_http_methods(READ_AND_SEND)
@never_cache
def erase_all(request: HttpRequest, token: str) -> HttpResponse:
    """Everything of an address, by the link that was sent to it."""
    link = AccessLink.objects.opened_by(token, Purpose.ERASE)
    if link is None:
        return doors.refused(request)
    if request.method == "POST":
        return _erased(request, erasure.erase_person(link.email))
    return _page(request, [link.email], list(_offers([link.email])), access=None)


def _erase_one(request: HttpRequest, access: Access) -> HttpResponse:
    """The link in hand opens one offer, and may be in other hands: the other offers of this address need its mailbox."""
    email = access.email
    with transaction.atomic():
        lock_organisation(access.offer.organisation_id)
        # As it is now: confirmed in another window, it has a mailbox, and goes as what has one.
        offer = locked_with_all(access.offer.pk)
        if (offer or access.offer).confirmed_at is None:
            if offer:
                erasure.delete_draft(offer, name=_("its author"))
            return _erased(request, 1)
        closed = offer is None or erasure.leave_or_erase(offer, email)
        erasure.leave_if_done(access.offer, email)
        others = list(Offer.objects.written_by(email).filter(confirmed_at__isnull=False).order_by("-pk"))
        if others and offer:  # Erased in another window, it was followed by that mail.
            notifications.ask_to_erase(email, others, AccessLink.token_for(others[0], Purpose.ERASE, email))
    return _erased(request, int(closed), others=bool(others), email=email)


def _erase_all_of(request: HttpRequest) -> HttpResponse:
    return _erased(request, sum(erasure.erase_person(address) for address in doors.addresses_of(request)))


def _offers(addresses: list[str]) -> Any:
    found = Offer.objects.none()
    for address in addresses:
        found = found | Offer.objects.written_by(address)
    return found.filter(confirmed_at__isnull=False).order_by("-pk")


def _page(
    request: HttpRequest,
    addresses: list[str],
    offers: list[Offer],
    *,
    access: Access | None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = [{"offer": offer, "stays": any(_stays(offer, address) for address in addresses)} for offer in offers]
    closes = not all(row["stays"] for row in rows)
    context = {"addresses": addresses, "rows": rows, "closes": closes, "access": access, "refusal": refusal}
    return doors.private(render(request, "jobs/erase.html", context, status=status))


def _stays(offer: Offer, address: str) -> bool:
    return bool(erasure.colleagues(offer, address))


def _erased(request: HttpRequest, closed: int, **more: Any) -> HttpResponse:
    return doors.private(render(request, "jobs/erased.html", {"closed": closed, **more}))
