"""The list of current offers, filtered by the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.pagination import page_of
from jobs.models import Offer
from jobs.search import SearchForm

PER_PAGE = 20


def offers(request: HttpRequest, board: Any) -> HttpResponse:
    form = SearchForm(request.GET)
    found = form.matching(Offer.objects.current().newest_first().for_lists())
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
