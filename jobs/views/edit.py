"""Changing an offer that was sent: on one page, and what readers see stays until a moderator has read the difference."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from jobs import access as doors
from jobs import editing
from jobs.access import Access
from jobs.forms import OfferForm, OrganisationForm
from jobs.models import Offer, OfferEdit
from review.moves import MoveRefused


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@doors.for_holders
def edit(request: HttpRequest, access: Access) -> HttpResponse:
    offer = access.offer
    if offer.is_in_hand:
        return doors.private(redirect(access.url("offer_step")))
    if offer.state == "withdrawn":
        return doors.private(redirect(access.url("manage")))
    waiting = OfferEdit.objects.of(offer).open().select_related("revision").last()
    shown = waiting.wanted if waiting else offer
    seen = f"{offer.version}.{waiting.pk if waiting else 0}"
    forms: list[Any] = [OfferForm(offer=shown, keeps_past=True), OrganisationForm(offer=shown)]
    status = 200
    if request.method == "POST":
        forms = [
            OfferForm(request.POST, offer=offer, keeps_past=True),
            OrganisationForm(request.POST, request.FILES, offer=shown),
        ]
        status = 422
        if not intake.comes_from_here(request):
            forms[0].add_error(None, intake.SEND_AGAIN)
            status = 403
        elif request.POST.get("seen", "") not in (seen, ""):
            forms[0].add_error(
                None,
                _("Somebody changed this offer while you wrote. Your text is here: look at the other version, then send again."),
            )
            status = 409
        elif forms[0].is_valid() & forms[1].is_valid():
            wanted = _wanted(shown, forms)
            try:
                editing.change(offer, wanted, access.email, renews="renew" in request.POST)
            except MoveRefused as refused:
                forms[0].add_error(None, str(refused))
                status = 409
            else:
                return doors.private(redirect(access.url("manage")))
    context = {"form": forms[0], "organisation": forms[1], "offer": offer, "access": access, "waiting": waiting, "seen": seen}
    context |= {"forms": forms, "back": access.url("manage")}
    return doors.private(render(request, "jobs/edit.html", context, status=status))


def _wanted(shown: Offer, forms: list[Any]) -> Offer:
    """A copy of the offer with what was sent; the offer itself is not touched."""
    wanted = Offer.from_serializable_data(shown.serializable_data())
    wanted.pk = shown.pk
    for form in forms:
        form.write(wanted)
    if wanted.logo and not wanted.logo._committed:
        wanted.logo.save(wanted.logo.name, wanted.logo.file, save=False)
    return wanted
