"""Filters of the list of articles."""

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.forms import CheckboxSelectMultiple, Select
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, Filter, ModelChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from articles.models import ArticlePage, Author, Keyword, SectionPage
from articles.status import Status


class SectionFilter(ModelMultipleChoiceFilter):
    """A section with all below it, and the articles it shows as a guest."""

    def filter(self, qs: QuerySet, value) -> QuerySet:
        if not value:
            return qs
        wanted = Q()
        for section in value:
            guests = section.guest_articles.order_by().values("pk")
            wanted |= Q(path__startswith=section.path) | Q(pk__in=guests)
        return qs.filter(wanted)


def years(request=None) -> list[tuple[int, int]]:
    found = ArticlePage.objects.annotate(year=ExtractYear("public_date")).values_list("year", flat=True)
    return [(year, year) for year in found.distinct().order_by("-year")]


class YearFilter(ChoiceFilter):
    def filter(self, qs: QuerySet, value) -> QuerySet:
        return qs.filter(public_date__year=value) if value else qs


class ArticleFilterSet(WagtailFilterSet):
    status_word = MultipleChoiceFilter(label=_("Status"), choices=Status.choices, widget=CheckboxSelectMultiple)
    section = SectionFilter(
        label=_("Section"), queryset=lambda request: SectionPage.objects.order_by("path"), widget=CheckboxSelectMultiple
    )
    author = ModelChoiceFilter(
        label=_("Author"), field_name="article_authors__author", queryset=lambda request: Author.objects.all(), widget=Select
    )
    keyword = ModelChoiceFilter(
        label=_("Keyword"), field_name="keyword_items__tag", queryset=lambda request: Keyword.objects.all(), widget=Select
    )
    year = YearFilter(label=_("Year"), choices=years, widget=Select)

    class Meta:
        model = ArticlePage
        fields: list[str] = []


def register_filter(name: str, added: Filter) -> None:
    """Adds a filter after ours, from an app above."""
    ArticleFilterSet.declared_filters[name] = ArticleFilterSet.base_filters[name] = added
