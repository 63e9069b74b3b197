"""The list of current offers, filtered by the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.pagination import page_of
from jobs.models import Offer
from jobs.search import SearchForm

PER_PAGE = 20


def listing(request: HttpRequest, board: Any) -> HttpResponse:
    form = SearchForm(request.GET)
    offers = Offer.objects.current().newest_first().for_lists()
    found, once = form.matching(offers), None
    if "q" in form.asked:
        found, once = found.newest_of_found(), offers
    page_obj = page_of(request, found, PER_PAGE, once=once)
    given = {
        "page": board,
        "form": form,
        "page_obj": page_obj,
        "offers": page_obj.object_list,
        "query": form.query,
        "search_words": form.in_words(),
        "feed_url": board.url + board.reverse_subpage("feed_view") + (f"?{form.query}" if form.query else ""),
        "is_preview": getattr(request, "is_preview", False),
    }
    return render(request, "jobs/board.html", given)
