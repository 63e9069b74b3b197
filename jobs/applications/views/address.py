"""The recruiter's address, for people: programs that collect addresses read pages, and do not press buttons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import client, intake
from core.views.private import private
from jobs.choices import ApplyBy
from jobs.models import Offer
from jobs.querysets import LARGEST_KEY

GUARD = intake.Guard("address of a recruiter", rates=[intake.Rate(40, hours=1)])


@csrf_exempt  # The button stands on cached pages: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, offer_id: int) -> HttpResponse:
    offer = get_object_or_404(Offer.objects.current(), pk=min(offer_id, LARGEST_KEY), apply_by=ApplyBy.EMAIL)
    if request.method != "POST" or not intake.comes_from_here(request):
        return private(render(request, "jobs/applications/address.html", {"offer": offer}))
    try:
        with GUARD.admit(request, thing=offer, text=client.hashed_range(request)):
            return private(
                render(request, "jobs/applications/address.html", {"offer": offer, "email": offer.apply_email or offer.email})
            )
    except intake.TooMany:
        return private(render(request, "429.html", status=429))
