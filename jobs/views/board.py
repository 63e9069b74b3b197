"""The list of current offers, filtered by the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.pagination import OnePassPaginator, page_in, page_of
from jobs.models import Offer
from jobs.search import SearchForm

PER_PAGE = 20


def listing(request: HttpRequest, board: Any) -> HttpResponse:
    form = SearchForm(request.GET)
    offers = Offer.objects.current().newest_first().for_lists()
    found = form.matching(offers)
    if "q" in form.asked:
        page_obj = page_in(request, OnePassPaginator(found.newest_of_found(), PER_PAGE, shown=offers))
    else:
        page_obj = page_of(request, found, PER_PAGE)
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
