"""From the button of a call to where it leads: counts the click, knows nobody."""

from contextlib import suppress

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from core import visits
from giving.models import CallClicks, Campaign, GivingSettings
from review.filters import LARGEST_KEY


class Onward(HttpResponseRedirectBase):
    status_code = 302


@require_safe
def go(request: HttpRequest, campaign: int, article: int) -> HttpResponse:
    """Leads to the address that editors wrote, and to no other: nothing of it comes from the request.

    A link and not a form: a browser under our policy lets no form lead to another site. What is counted is a click of a
    person on a page of ours (see core.visits); robots and pages fetched in advance are led on, and not counted.
    """
    found = Campaign.objects.select_related("page").filter(pk=min(campaign, LARGEST_KEY)).first() if campaign else None
    if campaign and found is None:
        raise Http404
    target = found.target if found else GivingSettings.for_request(request).target
    if not target:
        raise Http404
    if visits.by_a_person(request, "document") and visits.within_reason(request, f"call:{campaign}:{article}"):
        with suppress(IntegrityError):  # Deleted at this moment: who wants to give is led on all the same.
            CallClicks.add(found, ArticlePage.objects.current().filter(pk=min(article, LARGEST_KEY)).first())
    response = Onward(target)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
