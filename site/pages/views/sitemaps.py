"""sitemap.xml and its parts, and the sitemap of news."""

from datetime import timedelta

from django.conf import settings
from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from core.addresses import absolute
from core.xml import printable
from pages.current_site import site_info
from pages.sitemaps import SITEMAPS

NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts of the sitemap, each with its pages."""
    parts = []
    for name, kind in SITEMAPS.items():
        part = kind()
        parts += [{"name": name, "number": number, "lastmod": part.get_latest_lastmod()} for number in part.paginator.page_range]
    return render(request, "pages/sitemap_index.xml", {"parts": parts, "site_url": settings.SITE_URL}, "application/xml")


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    number = request.GET.get("p", "1")
    if section not in SITEMAPS or not (number.isascii() and number.isdigit()):
        raise Http404
    try:
        urls = SITEMAPS[section]().get_urls(page=int(number))
    except (EmptyPage, ValueError) as error:
        raise Http404 from error
    return render(request, "sitemap.xml", {"urlset": urls}, "application/xml")


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """Articles of the last two days, as news engines ask; an empty list where there are none."""
    recent = ArticlePage.objects.current().filter(public_date__gte=timezone.now() - NEWS_AGE, canonical_source_url="")
    articles = [
        {"url": absolute(article.url or ""), "title": printable(article.title), "date": article.public_date}
        for article in recent.newest_first()[:MOST_NEWS]
    ]
    info = site_info(request)
    context = {"articles": articles, "name": printable(info.name) if info else "", "language": settings.CONTENT_LANGUAGE}
    return render(request, "pages/sitemap_news.xml", context, "application/xml")
