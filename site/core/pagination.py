"""Pages of a list. What asks for a page that does not exist gets a 404, whatever it wrote."""

from collections.abc import Sequence

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 12


def page_of(request: HttpRequest, rows: QuerySet | Sequence, per_page: int = PER_PAGE) -> Page:
    """The page that `?page=` asks for, the first one where it asks for none. Two queries."""
    try:
        return Paginator(rows, per_page).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404 from error
