"""Comments that wait, in the newsroom's list of articles: fills the places that it leaves for columns and filters."""

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters.filters import MultipleChoiceFilter
from wagtail.admin.ui.tables import Column

from articles.admin.columns import register_column
from articles.admin.filters import register_filter
from articles.models import ArticlePage
from moderation.models import Comment
from moderation.states import MODERATE, PENDING


class WaitingColumn(Column):
    """How many comments wait; a way to them for moderators. Empty where none does."""

    cell_template_name = "moderation/admin/waiting_cell.html"

    def get_value(self, instance: ArticlePage) -> Any:
        return instance.comments_waiting or ""

    def get_cell_context_data(self, instance: ArticlePage, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        leads_on = context["value"] and context["request"].user.has_perm(MODERATE)
        context["url"] = f"{reverse('comments:index')}?state={PENDING}&page={instance.pk}" if leads_on else ""
        return context


class WaitingFilter(MultipleChoiceFilter):
    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        return qs.filter(Exists(_waiting_on("pk"))) if value else qs


def _waiting_on(column: str) -> QuerySet:
    return Comment.objects.pending().filter(page=OuterRef(column)).order_by()


def _with_waiting(articles: QuerySet) -> QuerySet:
    number = _waiting_on("pk").values("page").annotate(number=Count("pk")).values("number")
    return articles.annotate(comments_waiting=Coalesce(Subquery(number, output_field=IntegerField()), 0))


def register() -> None:
    column = WaitingColumn("comments_waiting", label=_("Comments waiting"), sort_key="comments_waiting", width="10%")
    register_column(column, _with_waiting, order=40)
    choices = [("waiting", _("Comments waiting"))]
    register_filter("comments", WaitingFilter(label=_("Comments"), choices=choices, widget=CheckboxSelectMultiple))
