"""Rules of comments: lists of words, and messages that show what is held, gathered into a campaign, and predicted."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from articles.models import ArticlePage
from core import client
from core.models import IntakeRecord
from demo.reader import table
from moderation import rules
from moderation.models import Comment, Discussion, WordList
from moderation.spam import learning

READING_TIME = timedelta(minutes=25)


def load_rules(articles: dict[str, ArticlePage], accounts: dict[str, User]) -> None:
    """After the comments of `articles`, the articles just made: lists that are missing, messages, and what the rules find."""
    content = table("rules")
    for about in content["lists"]:
        WordList.objects.get_or_create(
            title=about["title"], defaults={"effect": about["effect"], "entries": about["words"].strip()}
        )
    if not articles:
        return
    for about in content["spam"]:
        _send(about, articles, state="spam", by=accounts["moderator"])
    for about in content["refused"]:
        _send(about, articles, state="refused", by=accounts["moderator"])
    for about in [*content["campaign"], *content["others"]]:
        _send(about, articles)
    _know_senders()
    learning.learn()
    for about in content["predicted"]:
        _send(about, articles)
    _know_senders()
    for comment in Comment.objects.pending().filter(page__in=articles.values()).order_by("submit_date"):
        # Anew: one that was sent again was looked at then.
        rules.apply_again(comment)
    for about in content["fast"]:
        _send_fast(about, articles)
    for about in content["closed"]:
        if about["article"] in articles:
            discussion = Discussion.of(articles[about["article"]])
            discussion.decide("close", by=accounts["moderator"], reason=about["reason"])


def _send_fast(about: dict[str, Any], articles: dict[str, ArticlePage]) -> None:
    """A message that came `seconds_before` after another of the same connection: the marks of both sends are made for the
    rules to find, then dropped."""
    comment = _send(about, articles)
    if comment is None:
        return
    _know_senders()
    comment.refresh_from_db()
    now = timezone.now()
    sends = [
        IntakeRecord.objects.create(kind="comment", address_range="demo", created_at=now - timedelta(seconds=ago))
        for ago in (about["seconds_before"] + 1, 1)
    ]
    rules.apply(comment, connection="demo")
    IntakeRecord.objects.filter(pk__in=[send.pk for send in sends]).delete()


def _send(about: dict[str, Any], articles: dict[str, ArticlePage], state: str = "pending", by: Any = None) -> Comment | None:
    page = articles.get(about["article"])
    if page is None:
        return None
    sent = timezone.now() - timedelta(hours=about["hours_ago"])
    return Comment.import_decided(
        page=page,
        name=about["name"],
        email=about.get("email", f"{slugify(about['name'])[:40]}@courriel.example"),
        text=about["text"],
        submitted_at=sent,
        state=state,
        by=by,
        decided_at=sent + READING_TIME,
        reason=about.get("reason", ""),
        ground=about.get("ground", ""),
    )


def _know_senders() -> None:
    """Comments of one address are of one sender, as when they are posted."""
    unknown = list(Comment.objects.filter(sender_hash="").exclude(user_email=""))
    for comment in unknown:
        comment.sender_hash = client.keyed_hash(comment.user_email.casefold(), "comment sender")
    Comment.objects.bulk_update(unknown, ["sender_hash"])
