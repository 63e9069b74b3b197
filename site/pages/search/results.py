"""From a form to the pages it finds: one query whatever the number of pages, then only those that are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Page, PageQuerySet
from wagtail.search.query import SearchQuery

from articles.models import ArticlePage, Author, Keyword
from articles.tree import Node
from core.text import fold
from core.tree.restrictions import restricted_paths
from pages.search.words import Words

# Pages past this rank are counted as "more than": nobody turns fifty pages.
MOST = 1000


@dataclass(frozen=True)
class Filters:
    section: Node | None = None
    keyword: Keyword | None = None
    author: Author | None = None
    year: int | None = None

    def __bool__(self) -> bool:
        return any((self.section, self.keyword, self.author, self.year))


@dataclass(frozen=True)
class Found:
    """A page found: what counts, pages and facets need of it."""

    pk: int
    path: str
    # None of a page that is no article.
    public_date: datetime | None
    title: str


@dataclass(frozen=True)
class Results:
    found: Sequence[Found] = field(default_factory=list)
    # Nothing holds all the words: these pages hold some of them.
    is_partial: bool = False

    @property
    def is_cut(self) -> bool:
        return len(self.found) > MOST

    @property
    def count(self) -> int:
        return min(len(self.found), MOST)


def public_pages() -> QuerySet[Page]:
    """The static pages that readers may see, that of the contact among them."""
    static = Q(standardpage__isnull=False) | Q(contactpage__isnull=False)
    return Page.objects.filter(static).live().exclude(closed())


def articles(filters: Filters) -> QuerySet[ArticlePage]:
    """The articles that readers may see and that answer to `filters`."""
    queryset = ArticlePage.objects.current()
    if filters.section:
        queryset = queryset.in_section(filters.section)
    if filters.keyword:
        queryset = queryset.about(filters.keyword)
    if filters.author:
        queryset = queryset.by_author(filters.author)
    if filters.year:
        queryset = queryset.filter(public_date__year=filters.year)
    return queryset


def find(words: Words, filters: Filters) -> Results:
    """The best first; without words, the latest first. Static pages answer only where nothing is filtered.

    Where no page holds all the words, those that hold some of them.
    """
    visible = Q(pk__in=articles(filters).values("pk"))
    if not filters:
        visible |= Q(pk__in=public_pages().values("pk"))
    pages = Page.objects.filter(visible)
    if not words:
        return Results(_read(pages.order_by("-articlepage__public_date", "-pk")))
    found = _read(_ranked(pages, words.query()))
    some = None if found else words.some()
    if some:
        found = _read(_ranked(pages, some))
    return Results(articles_first(found, words), is_partial=bool(some and found))


def articles_first(found: list[Found], words: Words) -> list[Found]:
    """Static pages are short, which engines take for relevance: they come after articles, save those whose title was typed."""
    wanted = {fold(word) for word in words.all()}
    return sorted(found, key=lambda page: page.public_date is None and wanted.isdisjoint(fold(page.title).split()))


def _read(ranked: QuerySet[Page]) -> list[Found]:
    rows = ranked.values_list("pk", "path", "articlepage__public_date", "title")
    return [Found(*row) for row in rows[: MOST + 1]]


def _ranked(pages: PageQuerySet, query: SearchQuery) -> QuerySet[Page]:
    results = pages.search(query)
    if hasattr(results, "get_queryset"):
        return results.get_queryset()
    # A search server gives pages, not rows: their order is kept by hand.
    pks = [page.pk for page in results[: MOST + 1]]
    rank = Case(*(When(pk=pk, then=Value(place)) for place, pk in enumerate(pks)), default=0, output_field=IntegerField())
    return Page.objects.filter(pk__in=pks).order_by(rank)


def closed() -> Q:
    """What stands in a closed part of the tree."""
    closed = Q(pk__in=[])
    for path in restricted_paths():
        closed |= Q(path__startswith=path)
    return closed


def local_year(moment: datetime) -> int:
    return timezone.localtime(moment).year
