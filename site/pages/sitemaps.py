"""What search engines may list: every public thing, with the date of its last change where readers see one."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.models import Site
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest

from articles import tree
from articles.models import ArticlePage, Author, Keyword
from jobs.board import board
from jobs.models import Offer
from pages.models import HomePage
from pages.search.results import public_pages

PER_PAGE = 5000


class Public(Sitemap):
    """Addresses begin with SITE_URL: neither the request nor django.contrib.sites is asked."""

    limit = PER_PAGE

    def get_urls(self, page=1, site=None, protocol=None):
        scheme, _, host = settings.SITE_URL.partition("://")
        return super().get_urls(page, Site(domain=host), scheme)

    def get_latest_lastmod(self) -> datetime | None:
        return None


class Articles(Public):
    def items(self) -> QuerySet[ArticlePage]:
        changed = Greatest("public_date", Coalesce("updated_on", "public_date"))
        return (
            ArticlePage.objects.current()
            .filter(canonical_source_url="")
            .annotate(changed=changed)
            .newest_first()
            .only("url_path", "path", "public_date", "page_ptr", "content_type")
        )

    def location(self, item: ArticlePage) -> str:
        return item.url or ""

    def lastmod(self, item: Any) -> datetime:
        return item.changed

    def get_latest_lastmod(self) -> datetime | None:
        return self.items().aggregate(latest=Max("changed"))["latest"]


class Pages(Public):
    """Home, sections and static pages."""

    def items(self) -> list[str]:
        home = [page.url or "/" for page in HomePage.objects.live()]
        return [*home, *(node.url for node in tree.sections().values()), *(page.url or "" for page in public_pages())]

    def location(self, item: str) -> str:
        return item


class People(Public):
    """Authors and keywords that have articles to show."""

    def items(self) -> list[Author | Keyword]:
        current = ArticlePage.objects.current().values("pk")
        authors = Author.objects.filter(signatures__page__in=current).distinct().order_by("pk")
        keywords = Keyword.objects.filter(items__content_object__in=current).distinct().order_by("pk")
        return [*authors, *keywords]


class Offers(Public):
    """The board and its current offers: closed ones are not for engines."""

    def items(self) -> list[tuple[str, datetime | None]]:
        found = board()
        if found is None:
            return []
        offers = Offer.objects.current().newest_first().only("title", "published_at")
        return [(found.url, None), *((offer.get_absolute_url(), offer.published_at) for offer in offers)]

    def location(self, item: tuple[str, datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        return item[1]


SITEMAPS: dict[str, type[Sitemap]] = {"articles": Articles, "pages": Pages, "people": People, "offers": Offers}
