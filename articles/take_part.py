"""Rating and sharing, in one line at the end of an article: fills the place that its template leaves."""

from typing import Any

from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from articles import ranking, tree
from articles.forms import RatingForm
from articles.models import ArticlePage, ArticleSettings, RatingTotal
from articles.share import ShareLink, share_links
from core import stamp
from core.slots import fills

IN_LIST = 5
# How long the lists that readers make may lag behind (seconds).
LIST_AGE = 300


def may_be_rated(page: ArticlePage, settings: ArticleSettings) -> bool:
    """Whether readers may rate `page`: not where the site, its section or one above says no."""
    return settings.ratings_open and not any(node.ratings_off for node in tree.trail(page.path[: -page.steplen]))


def rating_of(page: ArticlePage) -> RatingTotal:
    """The totals of `page`, none yet if nobody voted. No query where the page was read with its rating."""
    try:
        return page.rating
    except RatingTotal.DoesNotExist:
        return RatingTotal(article=page)


def links_of(page: ArticlePage, settings: ArticleSettings) -> list[ShareLink]:
    chosen = [str(block.value) for block in settings.networks]
    return share_links(chosen, page.title, page.full_url or "", reverse("articles:mastodon", args=(page.pk,)))


@fills("article_share")
def take_part(context: Context) -> SafeString:
    page, request = context["page"], context["request"]
    if page.pk is None:
        return SafeString()  # The preview of an article that was never saved.
    settings = ArticleSettings.for_request(request)
    given: dict[str, Any] = {
        "page": page,
        "form": RatingForm() if may_be_rated(page, settings) else None,
        "rating": rating_of(page),
        "links": links_of(page, settings),
        "is_read": page.live and not getattr(request, "is_preview", False),
    }
    return render_to_string("articles/includes/take_part.html", given, request)


@fills("home_aside", order=60)
def readers_lists(context: Context) -> SafeString:
    """Most read, best rated: where the settings ask for them, and readers made any."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return SafeString()
    settings = ArticleSettings.for_request(request)
    lists = []
    if settings.most_read_on_home:
        lists.append(("most-read", still_current(listed("read", IN_LIST, settings.most_read_days))))
    if settings.best_rated_on_home:
        lists.append(("best-rated", still_current(listed("rated", IN_LIST, 0))))
    return render_to_string("articles/includes/readers_lists.html", {"lists": [row for row in lists if row[1]]}, request)


def listed(kind: str, number: int, days: int) -> list[ArticlePage]:
    """The list of `kind` ("read", "rated"), made at most every LIST_AGE seconds, and when content changes."""

    def make() -> list[ArticlePage]:
        return ranking.most_read(number, days) if kind == "read" else ranking.best_rated(number)

    return stamp.kept(f"list:{kind}:{number}:{days}", make, LIST_AGE)


def still_current(articles: list[ArticlePage]) -> list[ArticlePage]:
    """Without those whose time passed since the list was made."""
    return [article for article in articles if article.is_current]
