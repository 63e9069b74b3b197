"""Feeds of comments, RSS and Atom: of the site, and of one article. Two queries, whatever there is."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from articles.feeds import FEEDS
from articles.models import ArticlePage
from articles.querysets import HEAVY
from core.addresses import absolute
from core.mail import site_name_now
from core.xml import printable, printable_words
from moderation.models import Comment

NEWEST = 30
NAMES = {"rss": "RSS", "atom": "Atom"}


def path_of(kind: str, page: ArticlePage | None = None) -> str:
    return (
        reverse("moderation:feed_of_article", kwargs={"page_id": page.pk, "kind": kind})
        if page
        else reverse("moderation:feed", kwargs={"kind": kind})
    )


def title_of(page: ArticlePage | None = None) -> str:
    return _("Comments on “%(title)s”") % {"title": page.title} if page else _("Comments of readers")


def links(page: ArticlePage) -> str:
    """What the head of an article announces, as safe HTML."""
    return format_html_join(
        "",
        '<link rel="alternate" type="{}" title="{} ({})" href="{}">',
        (
            (kind.content_type.split(";")[0], title_of(page), NAMES[name], absolute(path_of(name, page)))
            for name, kind in FEEDS.items()
        ),
    )


def newest(page: ArticlePage | None = None) -> QuerySet[Comment]:
    """The newest comments that anybody may read, with the article of each. One query."""
    comments = Comment.objects.public()
    found = (comments.on([page.pk]) if page else comments).select_related("page").defer(*(f"page__{name}" for name in HEAVY))
    return found.order_by("-submit_date", "-pk")[:NEWEST]


def build(kind: str, comments: list[Comment], page: ArticlePage | None = None) -> bytes:
    """The feed as UTF-8 XML; `kind` is a key of FEEDS."""
    site_name = site_name_now()
    feed_url = absolute(path_of(kind, page))
    feed: Any = FEEDS[kind](
        title=printable_words(f"{title_of(page)} – {site_name}"),
        link=absolute(page.url or "/") if page else absolute("/"),
        description=printable_words(title_of(page)),
        language=settings.CONTENT_LANGUAGE,
        feed_url=feed_url,
        feed_guid=feed_url,
        author_name=printable(site_name),
    )
    feed.newest = comments[0].submit_date if comments else None
    for comment in comments:
        feed.add_item(**_entry(comment))
    return feed.writeString("utf-8").encode()


def _entry(comment: Comment) -> dict[str, Any]:
    url = absolute(comment.get_absolute_url())
    words = {"name": comment.user_name, "title": comment.page.title}
    return {
        "title": printable_words(_("%(name)s, on “%(title)s”") % words),
        "link": url,
        "description": comment.html,
        "text": "",
        "html": comment.html,
        "unique_id": url,
        "pubdate": comment.submit_date,
        "updateddate": comment.edited_at or comment.submit_date,
        "authors": [(printable(comment.user_name), url)],
        "categories": [],
        "picture": None,
    }
