from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from wagtail.images import get_image_model

from articles import plain, promised, tree
from articles.feeds.content import full_html, summary_html
from articles.feeds.formats import Atom, Rss
from articles.models import ArticleKeyword, ArticlePage
from articles.pictures import SPECS
from articles.querysets import ArticleQuerySet
from core.addresses import absolute
from core.xml import printable, printable_words

FEEDS: dict[str, type[Rss] | type[Atom]] = {"rss": Rss, "atom": Atom}
NEWEST = 20
SHORT = 400  # Characters of the text, where editors wrote neither description nor standfirst.
PICTURE = next(spec for spec in SPECS["lead"] if "width-1200" in spec and "format-jpeg" in spec)


@dataclass(frozen=True)
class Channel:
    """A feed as a whole; addresses are absolute."""

    title: str
    description: str
    link: str
    feed_url: str
    language: str
    publisher: str


def with_all(articles: ArticleQuerySet) -> QuerySet[ArticlePage]:
    """The newest of `articles` with all that a feed shows of them: four queries."""
    signatures = ArticlePage.article_authors.rel.related_model.objects.select_related("author").order_by("sort_order")
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec=PICTURE)
    return (
        articles.newest_first()
        .select_related("lead_picture")
        .prefetch_related(
            Prefetch("article_authors", signatures),
            Prefetch("keyword_items", ArticleKeyword.objects.select_related("tag")),
            Prefetch("lead_picture__renditions", renditions, "prefetched_renditions"),
        )[:NEWEST]
    )


def newest(articles: Iterable[ArticlePage]) -> datetime | None:
    """When the last change of a feed of `articles` was."""
    return max((changed(article) for article in articles), default=None)


def changed(article: ArticlePage) -> datetime:
    return max(article.public_date, article.updated_on or article.public_date)


def build(kind: str, channel: Channel, articles: list[ArticlePage], request: HttpRequest, *, full_text: bool) -> bytes:
    """The feed as UTF-8 XML; `kind` is a key of FEEDS."""
    feed = FEEDS[kind](
        title=printable_words(channel.title),
        link=channel.link,
        description=printable_words(channel.description or channel.title),
        language=channel.language,
        feed_url=channel.feed_url,
        feed_guid=channel.feed_url,
        author_name=printable(channel.publisher),
    )
    feed.newest = newest(articles)
    for article in articles:
        feed.add_item(**entry(kind, article, request, full_text))
    return feed.writeString("utf-8").encode()


def entry(kind: str, article: ArticlePage, request: HttpRequest, full_text: bool) -> dict[str, Any]:
    url = absolute(article.url or "")
    text = printable_words(article.excerpt or plain.of_stream(article.body)[:SHORT])
    section = tree.section_of(article)
    words = [item.tag.name for item in article.keyword_items.all()]
    return {
        "title": printable_words(article.title),
        "link": url,
        "description": summary_html(text),
        "text": text,
        "html": printable(full_html(article, request, url)) if full_text else "",
        "unique_id": f"urn:uuid:{article.translation_key}",
        "unique_id_is_permalink": False,
        "pubdate": article.public_date,
        "updateddate": changed(article),
        "authors": [(printable(author.name), absolute(author.get_absolute_url())) for author in article.authors],
        "categories": [printable(name) for name in ([section.title] if section else []) + words],
        "picture": picture(article),
    }


def picture(article: ArticlePage) -> dict[str, Any] | None:
    if article.lead_picture is None:
        return None
    rendition = promised.renditions(article.lead_picture, [PICTURE])[PICTURE]
    attributes = {
        "url": absolute(rendition.url),
        "type": "image/jpeg",
        "width": str(rendition.width),
        "height": str(rendition.height),
    }
    return {
        "attributes": attributes,
        "caption": printable_words(article.lead_alt),
        "credit": printable_words(article.lead_credit),
    }
