"""From an address to a page of the tree in one query. What is not found so goes Wagtail's own way."""

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from articles.models import ArticlePage, SectionPage
from articles.tree import sections
from jobs.board import board
from jobs.models import JobBoardPage
from pages.current_site import find_site
from pages.models import HomePage


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's view: it takes up the page found here, runs its hooks (private pages among them) and serves it."""
    site = find_site(request)
    page = find_page(site, path) if site else None
    if page:
        rest = (site.root_page.url_path + path).removeprefix(page.url_path) if site else ""
        found = route(page, request, [part for part in rest.split("/") if part])
        setattr(request, "_wagtail_route_for_request", found)  # noqa: B010 - Wagtail reads it there
    return wagtail_serve(request, path)


def find_page(site: Site, path: str) -> Page | None:
    """The page at `path` below the root of `site`: one query for the home page, a section, the job board or an article."""
    address = site.root_page.url_path + path
    if not path and isinstance(site.root_page, HomePage):
        return HomePage.objects.filter(pk=site.root_page.pk).first()
    section = next((node for node in sections().values() if node.url_path == address), None)
    if section:
        return SectionPage.objects.select_related("picture").filter(pk=section.pk).first()
    jobs = board()
    if jobs and address.startswith(jobs.url_path):
        return JobBoardPage.objects.filter(pk=jobs.pk).first()
    return ArticlePage.objects.select_related("lead_picture", "rating").filter(url_path=address).first()


def route(page: Page, request: HttpRequest, rest: list[str]) -> RouteResult | None:
    """`rest` are the parts of the address below the page: only the job board has any."""
    try:
        return page.route(request, rest)
    except Http404:
        return None
