"""Feeds: of the site, of a section, a keyword, an author. Four queries, whatever there is."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles import plain, tree
from articles.feeds import FEEDS, Channel, build, newest, with_all
from articles.models import ArticleAuthor, ArticleKeyword, ArticlePage, Author, Keyword, SectionPage
from core.addresses import absolute
from pages import feeds
from pages.current_site import site_info
from pages.models import SiteSettings

MINUTES = 5
KEPT_ON_304 = ("ETag", "Last-Modified", "Cache-Control")


@require_safe
def of_site(request: HttpRequest, kind: str) -> HttpResponse:
    return respond(request, kind, list(with_all(ArticlePage.objects.current())))


@require_safe
def of_section(request: HttpRequest, kind: str, path: str) -> HttpResponse:
    section = next((node for node in tree.sections().values() if node.url == iri_to_uri(f"/{path}/")), None)
    if section is None:
        raise Http404
    return respond(request, kind, list(with_all(ArticlePage.objects.current().in_section(section))), section)


@require_safe
def of_keyword(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    ties = ArticleKeyword.objects.filter(tag__slug=slug).values("content_object")
    articles = list(with_all(ArticlePage.objects.current().filter(pk__in=ties)))
    words = (item.tag for article in articles for item in article.keyword_items.all())
    return respond(request, kind, articles, named(slug, words, Keyword.objects.all()))


@require_safe
def of_author(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    signatures = ArticleAuthor.objects.filter(author__slug=slug).values("page")
    articles = list(with_all(ArticlePage.objects.current().filter(pk__in=signatures)))
    people = (author for article in articles for author in article.authors)
    return respond(request, kind, articles, named(slug, people, Author.objects.known_to_readers()))


def named(slug: str, loaded: Iterable[Any], known: QuerySet[Any]) -> Any:
    """The keyword or author `slug`: among what came with its articles, without a query, unless it has none."""
    return next((thing for thing in loaded if thing.slug == slug), None) or get_object_or_404(known, slug=slug)


def respond(request: HttpRequest, kind: str, articles: list[ArticlePage], thing: Any = None) -> HttpResponse:
    info = site_info(request)
    if info is None:
        raise Http404
    channel = Channel(
        title=feeds.title_of(thing, info.name),
        description=description_of(thing) or info.description or info.tagline,
        link=absolute(link_of(thing)),
        feed_url=absolute(feeds.path_of(kind, thing)),
        language=settings.CONTENT_LANGUAGE,
        publisher=info.publisher or info.name,
    )
    full_text = SiteSettings.for_request(request).full_text_feeds
    xml = build(kind, channel, articles, request, full_text=full_text)
    return conditional(request, HttpResponse(xml, content_type=FEEDS[kind].content_type), newest(articles))


def conditional(request: HttpRequest, response: HttpResponse, latest: datetime | None) -> HttpResponse:
    """304 where the reader has this very feed. A date must be the same, not older: articles may also be taken back."""
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = f"public, max-age={MINUTES * 60}"
    if latest:
        response.headers["Last-Modified"] = http_date(latest.timestamp())
    known = request.headers.get("If-None-Match")
    if not known and latest and request.headers.get("If-Modified-Since") == response.headers["Last-Modified"]:
        known = response.headers["ETag"]
    if known and response.headers["ETag"] in [tag.strip().removeprefix("W/") for tag in known.split(",")]:
        kept = {name: response.headers[name] for name in KEPT_ON_304 if name in response.headers}
        return HttpResponse(status=304, headers=kept)
    return response


def description_of(thing: Any) -> str:
    return thing.description if isinstance(thing, Keyword) else plain.bare(thing.biography) if isinstance(thing, Author) else ""


def link_of(thing: Any) -> str:
    if thing is None:
        return "/"
    return thing.url if isinstance(thing, SectionPage | tree.Node) else thing.get_absolute_url()
