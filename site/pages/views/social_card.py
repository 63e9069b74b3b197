from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail.models import Page

from articles.models import ArticlePage, SectionPage
from core.tree.restrictions import is_restricted
from pages import social_card
from pages.current_site import site_info
from pages.models import ContactPage, HomePage, StandardPage

A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def card(request: HttpRequest, pk: int, hash: str) -> HttpResponse | HttpResponseNotModified:
    """The card of a public page. One address per page and title: any other hash leads to it, so nobody can have more drawn."""
    page = public_page(pk)
    if page is None:
        raise Http404
    wanted = social_card.of(page, site_info(request))
    if hash != wanted.hash:
        return redirect(wanted.url)
    etag = f'"{wanted.hash}"'
    response = get_conditional_response(request, etag=etag)
    if response is None or response.status_code != 304:
        png = cache.get_or_set(f"social-card:{wanted.hash}", lambda: social_card.draw(wanted), 3600)
        response = HttpResponse(png, content_type="image/png")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = A_YEAR
    return response


def public_page(pk: int) -> Page | None:
    if pk > 2**31 - 1:
        return None
    found: Page | None = ArticlePage.objects.current().filter(pk=pk).first()
    for model in (SectionPage, StandardPage, ContactPage, HomePage):
        found = found or model.objects.live().filter(pk=pk).first()
    return found if found and not is_restricted(found.path) else None
