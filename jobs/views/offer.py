"""The page of one offer, current or closed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jobs.audience import is_robot
from jobs.models import Offer, OfferViews
from jobs.querysets import LARGEST_KEY


def offer(request: HttpRequest, board: Any, pk: int, slug: str) -> HttpResponse:
    """One address per offer, for its whole life: another slug leads to it. A closed offer says that it is closed."""
    if pk > LARGEST_KEY:
        raise Http404
    found = get_object_or_404(Offer.objects.with_address().select_related("organisation"), pk=pk).as_read()
    if request.path != found.get_absolute_url():
        return redirect(found.get_absolute_url())  # Not for good: a title may come back, and browsers keep what is for good.
    if found.is_current and not is_robot(request):
        OfferViews.count(found)
    return render(request, "jobs/offer.html", {"page": board, "offer": found, "preview": False})
