"""Writing an offer in steps: the offer, the organisation, the preview. What was typed is kept at every turn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from jobs import access as doors
from jobs import posting
from jobs.access import Access
from jobs.board import board
from jobs.forms import FromOffer, OfferForm, OrganisationForm, RecruiterForm
from jobs.linter import explained, lint
from jobs.models import JobBoardPage, Offer
from jobs.states import AWAITING
from review.moves import MoveRefused

READ_AND_SEND = ["GET", "HEAD", "POST"]


@require_http_methods(["GET", "HEAD"])
def start(request: HttpRequest) -> HttpResponse:
    """Before the form: who may post, and the way back for who has lost a link."""
    found = board()
    page = JobBoardPage.objects.filter(pk=found.pk).first() if found else None
    return render(request, "jobs/start.html", {"page": page})


@csrf_exempt  # Guarded by where the browser says that the form comes from: there is no cookie to hold a token.
@require_http_methods(READ_AND_SEND)
def begin(request: HttpRequest) -> HttpResponse:
    """The first step of a new offer."""
    form = OfferForm()
    status = 200
    if request.method == "POST":
        form, status = OfferForm(request.POST), 422
        if not intake.comes_from_here(request):
            form.add_error(None, intake.SEND_AGAIN)
            status = 403
        elif form.is_valid():
            try:
                key = posting.begin(request, form, doors.addresses_of(request))
            except intake.TooMany as refusal:
                form.add_error(None, str(refusal))
                status = 429
            else:
                return doors.private(redirect("jobs:organisation_step", key))
    context = {"form": form, "step": 1, "access": None, "offer": None, "reason": ""}
    return _written(render(request, "jobs/step_offer.html", context, status=status))


@csrf_exempt
@require_http_methods(READ_AND_SEND)
@doors.for_holders
def offer_step(request: HttpRequest, access: Access) -> HttpResponse:
    return _step(request, access, OfferForm, "jobs/step_offer.html", 1, "organisation_step")


@csrf_exempt
@require_http_methods(READ_AND_SEND)
@doors.for_holders
def organisation_step(request: HttpRequest, access: Access) -> HttpResponse:
    return _step(request, access, None, "jobs/step_organisation.html", 2, "preview")


def _step(
    request: HttpRequest, access: Access, kind: type[FromOffer] | None, template: str, step: int, after: str
) -> HttpResponse:
    offer = access.offer
    if not offer.is_in_hand and request.method != "POST":
        return doors.private(redirect(access.url("edit")))
    kind = kind or _organisation_form(offer)
    # Sent back from the preview: what was right when it was written may not be any more, and says so.
    form, status = kind(_as_sent(offer, kind), offer=offer) if "check" in request.GET else kind(offer=offer), 200
    if request.method == "POST":
        form, status = kind(request.POST, request.FILES, offer=offer), 422
        if not intake.comes_from_here(request):
            form.add_error(None, intake.SEND_AGAIN)
            status = 403
        elif not offer.is_in_hand:
            _tell_that_it_is_late(form)
            status = 409
        elif form.is_valid() or _goes_back(request, form):
            if not posting.rewrite(offer, form):
                _tell_that_it_is_late(form)
                status = 409
            elif _goes_back(request, form):
                return doors.private(redirect(access.url("offer_step")))
            elif offer.state == AWAITING and not posting.is_complete(offer):
                return doors.private(redirect(access.url("organisation_step")))
            else:
                return doors.private(redirect(access.url(after)))
        elif form.cleaned_data.get("logo") and "logo" in request.FILES:
            posting.keep_logo(offer, form.cleaned_data["logo"])
    context = {"form": form, "step": step, "access": access, "offer": offer, "reason": reason_of(offer)}
    return _written(render(request, template, context, status=status))


def _written(response: HttpResponse) -> HttpResponse:
    """A page that is written in: private, but the browser's way back finds it again. See docs/decisions/0125."""
    response = doors.private(response)
    response["Cache-Control"] = "private, no-cache"
    return response


def _organisation_form(offer: Offer) -> type[FromOffer]:
    return OrganisationForm if offer.confirmed_at else RecruiterForm


def _goes_back(request: HttpRequest, form: FromOffer) -> bool:
    """Whether the way back to the first step was pressed: a step half filled is kept, one with a mistake is shown."""
    mistaken = form.non_field_errors() or any(request.POST.get(name) or name == "logo" for name in form.errors)
    return request.POST.get("then") == "offer" and not mistaken


def _tell_that_it_is_late(form: FromOffer) -> None:
    form.add_error(
        None,
        _(
            "The offer was sent or decided on while you wrote: nothing of this page is saved. Your text is here: copy it, "
            "then use “Change it” on the page of the offer."
        ),
    )


@csrf_exempt
@require_http_methods(READ_AND_SEND)
@never_cache
@doors.for_holders
def preview(request: HttpRequest, access: Access) -> HttpResponse:
    """The offer as readers will see it, what to look at again, and the button that sends it."""
    offer, refusal, status = access.offer, "", 200
    if not offer.is_in_hand:
        return doors.private(redirect(access.url("manage")))
    if not posting.is_complete(offer):
        return doors.private(redirect(access.url("organisation_step" if offer.title and offer.description else "offer_step")))
    forms = {
        "offer_step": OfferForm(_as_sent(offer, OfferForm), offer=offer),
        "organisation_step": (kind := _organisation_form(offer))(_as_sent(offer, kind), offer=offer),
    }
    wrong = next((step for step, form in forms.items() if not form.is_valid()), None)
    if request.method == "POST":
        if not intake.comes_from_here(request):
            refusal, status = str(intake.SEND_AGAIN), 403
        elif wrong:
            # A date that was right when it was written may be past today.
            return doors.private(redirect(f"{access.url(wrong)}?check=1"))
        else:
            try:
                posting.send(request, offer)
            except intake.TooMany as too_many:
                refusal, status = str(too_many), 429
            except MoveRefused as refused:
                refusal, status = str(refused), 409
                offer.refresh_from_db()
                if not offer.is_in_hand:  # Sent by a first click, or withdrawn in another window: its page says so.
                    return doors.private(redirect(access.url("manage")))
            else:
                return doors.private(redirect(access.url("manage")))
    context = {
        "page": board(),
        "offer": offer,
        "access": access,
        "preview": True,
        "refusal": refusal,
        "findings": explained(lint(offer)),
        "step": 3,
    }
    return doors.private(render(request, "jobs/preview.html", context, status=status))


def _as_sent(offer: Offer, kind: type[FromOffer]) -> dict[str, Any]:
    """What a form would send for this offer, save its logo."""
    values = {name: getattr(offer, name) for name in kind.base_fields if name != "logo" and hasattr(offer, name)}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def reason_of(offer: Offer) -> str:
    """The reason that the desk gave for the state it is in."""
    if offer.state not in ("correct", "refused"):
        return ""
    found = offer.decisions.filter(to_state=offer.state).exclude(reason="").last()
    return found.reason if found else ""
