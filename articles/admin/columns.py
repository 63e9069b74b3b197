"""Columns of the list of articles. Apps above add their own with `register_column`: articles knows nothing of comments."""

from collections.abc import Callable, Sequence

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn

from articles.models import ArticlePage
from articles.ranking import score

Annotate = Callable[[QuerySet], QuerySet]
_registered: list[tuple[int, BaseColumn, Annotate | None]] = []


def register_column(column: BaseColumn, annotate: Annotate | None = None, order: int = 100) -> None:
    """Adds `column` after ours; `annotate(queryset)` brings what it shows into the query of the list, so that no row adds one."""
    _registered.append((order, column, annotate))


def registered_columns() -> list[BaseColumn]:
    return [column for _order, column, _annotate in sorted(_registered, key=lambda row: row[0])]


def annotated(articles: QuerySet) -> QuerySet:
    for _order, _column, annotate in _registered:
        if annotate is not None:
            articles = annotate(articles)
    return articles


class SectionColumn(Column):
    def get_value(self, instance: ArticlePage):
        return getattr(instance, "_parent_page", None)


class AuthorsColumn(Column):
    def get_value(self, instance: ArticlePage) -> str:
        signatures = sorted(instance.article_authors.all(), key=lambda signature: signature.sort_order or 0)
        return ", ".join(signature.author.name for signature in signatures)


class DayColumn(Column):
    """The day and hour themselves: a date to come reads badly as "0 minutes ago"."""

    cell_template_name = "articles/admin/day_cell.html"


class StatusColumn(Column):
    cell_template_name = "articles/admin/status_cell.html"

    def get_value(self, instance: ArticlePage):
        return instance.status


class RatingColumn(Column):
    """The readers' mean and their number, as on the page of the article; below, the weighted mean that sorts the list."""

    def get_value(self, instance: ArticlePage) -> str:
        if not instance.votes:
            return ""
        mean = f"{number_format(round(instance.points / instance.votes, 1), 1)} ({instance.votes})"
        weighted = _("weighted %(score)s") % {"score": number_format(round(instance.score, 1), 1)}
        why = _("The weighted mean sorts this list: an article that few readers rated counts as a middling one.")
        return format_html('{} <span class="article-status__more" title="{}">{}</span>', mean, why, weighted)


def rated(articles: QuerySet) -> QuerySet:
    """With `votes`, `points` and `score` of each, none for those that nobody rated."""
    return articles.annotate(votes=F("rating__votes"), points=F("rating__points"), score=Coalesce(score(), 0.0))


register_column(RatingColumn("rating", label=_("Rating"), sort_key="score", width="8%"), rated, order=50)


def columns() -> Sequence[BaseColumn]:
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        SectionColumn("section", label=_("Section")),
        AuthorsColumn("authors", label=_("Authors")),
        StatusColumn("status", label=_("Status"), width="12%"),
        DayColumn("public_date", label=_("Date"), sort_key="public_date", width="12%"),
        *registered_columns(),
    ]
