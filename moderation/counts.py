"""How many comments articles have, for listings."""

from collections.abc import Iterable
from typing import Any

from django.template import Context
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import ngettext

from articles.models import ArticlePage
from core.slots import fills
from moderation.models import Comment


def comment_counts(page_ids: Iterable[int]) -> dict[int, int]:
    """{article: number of public comments}, 0 included, for articles that the caller shows. One query."""
    wanted = list(page_ids)
    return {**dict.fromkeys(wanted, 0), **Comment.objects.approved().on(wanted).counts_by_page()}


@fills("teaser_meta")
def count_of_teaser(context: Context) -> str:
    """The number beside one article of a list. The first that asks reads it for the whole list."""
    article, request = context["article"], context["request"]
    counts = getattr(request, "_comment_counts", {})
    if article.pk not in counts:
        counts = request._comment_counts = {**counts, **comment_counts({article.pk, *_listed(context)})}
    number = counts[article.pk]
    if not number:
        return ""
    shown = number_format(number, 0, force_grouping=True)
    words = ngettext("%(counter)s comment", "%(counter)s comments", number) % {"counter": shown}
    return format_html(' <span class="teaser-comments">{}</span>', words)


def _listed(context: Context) -> list[int]:
    """The articles that the page around lists: those of a front page, or of one page of a list."""
    front: Any = context.get("front")
    shown = front.listed if hasattr(front, "listed") else context.get("page_obj") or []
    return [article.pk for article in shown if isinstance(article, ArticlePage)]
