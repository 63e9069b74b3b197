"""Pages of a list. What asks for a page that does not exist gets a 404, whatever it wrote."""

from collections.abc import Sequence

from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import Http404, HttpRequest

PER_PAGE = 12
FURTHEST = 2**31  # Rows. Databases refuse numbers past theirs.


def page_of(request: HttpRequest, rows: QuerySet | Sequence, per_page: int = PER_PAGE) -> Page:
    """One page of `rows`. Two queries."""
    return page_in(request, Paginator(rows, per_page))


def page_in(request: HttpRequest, paginator: Paginator) -> Page:
    """The page that `?page=` asks for, the first one where it asks for none."""
    try:
        return paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404 from error


class OnePassPaginator(Paginator):
    """For rows that cost something to find (words in long texts): found once, where a count and a page find them twice.

    Two queries: the keys of the page with the number of all, then `shown`, which need not find them again.
    """

    def __init__(self, rows: QuerySet, per_page: int, *, shown: QuerySet) -> None:
        super().__init__(rows, per_page)
        self.rows, self.shown = rows, shown

    def page(self, number: int | str) -> Page:
        wanted = self._number(number)
        start = (wanted - 1) * self.per_page
        keys = self.rows.annotate(in_all=Window(Count("pk"))).values_list("pk", "in_all")
        found = list(keys[start : start + self.per_page])
        if wanted > 1 and not found:
            raise EmptyPage("There is no such page.")
        self.count = found[0][1] if found else 0
        rows = self.shown.in_bulk([key for key, _in_all in found])
        return Page([rows[key] for key, _in_all in found if key in rows], wanted, self)

    def _number(self, number: int | str) -> int:
        """As `validate_number()`, before anything is counted."""
        wanted = int(number) if str(number).isascii() and str(number).isdigit() and len(str(number)) < 11 else 0
        if wanted < 1 or wanted * self.per_page > FURTHEST:
            raise EmptyPage("There is no such page.")
        return wanted
