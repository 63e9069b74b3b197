"""Confirming an address, and finding one's links again."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from core.views.gone import or_gone
from jobs import access as doors
from jobs import notifications, posting
from jobs.forms import AddressForm
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose
from jobs.states import AWAITING, DRAFT
from review.moves import MoveRefused

FIND = intake.Guard(
    "offer links", rates=[intake.Rate(20, hours=1), intake.Rate(4, hours=1, by="email")], window=timedelta(minutes=1)
)


@csrf_exempt  # The address is the secret.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button: programs that open the links of a mail confirm nothing."""
    link = AccessLink.objects.opened_by(token, Purpose.CONFIRM)
    if link is None or link.offer.email != link.email:
        return doors.refused(request)
    if request.method == "POST":
        try:
            with or_gone(link.offer):
                return doors.private(redirect("jobs:manage", posting.confirm(link)))
        except (Http404, MoveRefused):
            return doors.unknown(request)
    return doors.private(
        render(request, "jobs/confirm.html", {"offer": link.offer, "is_new": link.offer.state in (DRAFT, AWAITING)})
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def find_links(request: HttpRequest) -> HttpResponse:
    """Sends the private links of an address to that address. The answer is the same whether it has any."""
    form, status = AddressForm(), 200
    if request.method == "POST":
        form, status = AddressForm(request.POST), 422
        if not intake.comes_from_here(request):
            form.add_error(None, intake.SEND_AGAIN)
            status = 403
        elif form.is_valid():
            email = form.cleaned_data["email"]
            try:
                with FIND.admit(request, thing="links", email=email, text=email) as entry:
                    if not entry.is_repeat:
                        _send_links(email)
            except intake.TooMany as refusal:
                form.add_error(None, str(refusal))
                status = 429
            else:
                return doors.private(render(request, "jobs/links_sent.html", {"email": email, "replaced": False}))
    return doors.private(render(request, "jobs/find_links.html", {"form": form}, status=status))


MOST_LISTED = 30


def _send_links(email: str) -> None:
    offers = list(Offer.objects.managed_by(email).order_by("-updated_at")[:MOST_LISTED])
    if offers:
        notifications.send_links(email, [(offer, AccessLink.token_for(offer, Purpose.MANAGE, email)) for offer in offers])
