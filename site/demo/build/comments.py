"""Readers' comments in every state, with the decisions of the moderators, at dates of the past."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from articles.models import ArticlePage
from demo.build.acts import perform, recognise
from demo.reader import CONTENT, table
from moderation.models import Comment

READING_TIME = timedelta(minutes=25)


@dataclass(frozen=True)
class Message:
    """A comment of the content: `when` it was sent, on which `article`, what its file says of it."""

    when: datetime
    article: ArticlePage
    about: dict[str, Any]


def load_comments(articles: dict[str, ArticlePage], accounts: dict[str, User]) -> dict[tuple[str, str], Comment]:
    """Comments on `articles`, which have none yet, the oldest first: decisions then follow one another in time.

    By slug of the article and id.
    """
    found: dict[tuple[str, str], Comment] = {}
    for message in sorted(_messages(articles), key=lambda message: message.when):
        slug = message.article.slug
        found[slug, message.about["id"]] = _comment(message, found.get((slug, message.about.get("to", ""))), accounts)
    return found


def _messages(articles: dict[str, ArticlePage]) -> list[Message]:
    return [
        Message(_moment(about, articles[path.stem]), articles[path.stem], about)
        for path in sorted((CONTENT / "comments").glob("*.toml"))
        if path.stem in articles
        for about in table(f"comments/{path.stem}")["comments"]
    ]


def _moment(about: dict[str, Any], article: ArticlePage) -> datetime:
    """`hours` after the publication, or `hours_ago`."""
    if "hours_ago" in about:
        return timezone.now() - timedelta(hours=about["hours_ago"])
    return article.public_date + timedelta(hours=about["hours"])


def _comment(message: Message, parent: Comment | None, accounts: dict[str, User]) -> Comment:
    about, moderator = message.about, accounts["moderator"]
    sender = accounts.get(about.get("account", ""))
    comment = Comment.import_decided(
        page=message.article,
        name=about["name"],
        email=sender.email if sender else f"{slugify(about['name'])[:40]}@courriel.example",
        text=about["text"].strip(),
        submitted_at=message.when,
        state=about.get("state", "approved"),
        reply_to=parent,
        by=moderator,
        decided_at=min(timezone.now(), message.when + waiting_time(about["text"])),
        reason=about.get("reason", ""),
        ground=about.get("ground", ""),
    )
    recognise(comment)
    if sender:
        Comment.objects.filter(pk=comment.pk).update(user=sender)
    if "then" in about:
        comment.decide(about["then"], name=about["name"], when=message.when + 2 * READING_TIME)
    perform(comment, about, accounts)
    return comment


def waiting_time(text: str) -> timedelta:
    """How long a message waited: from a quarter of an hour to a night."""
    return timedelta(minutes=15 + len(text) * 7 % 640)
