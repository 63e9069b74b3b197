"""The ways to narrow what was found: only those that leave something."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from articles import tree
from articles.models import ArticleAuthor, ArticleKeyword, ArticlePage, Author, Keyword
from pages.search.results import Found, Results, local_year

MOST_CHOICES = 40


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Facets:
    sections: list[Choice]
    keywords: list[Choice]
    authors: list[Choice]
    years: list[Choice]


def of(results: Results) -> Facets:
    """One query, whatever was found."""
    articles = [found for found in results.found if found.public_date]
    rows = _linked([found.pk for found in articles])
    named = {kind: sorted((row for row in rows if row[0] == kind), key=lambda row: (-row[3], row[2])) for kind in "kas"}
    guests = {int(value) for _, value, _, _ in named["s"]}
    return Facets(
        sections=_sections(articles, guests),
        keywords=[Choice(value, label) for _, value, label, _ in named["k"][:MOST_CHOICES]],
        authors=[Choice(value, label) for _, value, label, _ in named["a"][:MOST_CHOICES]],
        years=_years(articles),
    )


def choice_of(value: tree.Node | Keyword | Author | int) -> Choice:
    """A filter in use, as one of its list."""
    if isinstance(value, tree.Node):
        return _section(value)
    if isinstance(value, int):
        return Choice(str(value), str(value))
    return Choice(value.slug, value.name)


def _section(node: tree.Node) -> Choice:
    return Choice(str(node.pk), " › ".join(step.title for step in tree.trail(node.path)))


def _linked(pks: list[int]) -> list[tuple[str, str, str, int]]:
    """`(kind, value, label, articles)` of keywords (k), authors (a) and other sections (s)."""
    if not pks:
        return []
    keywords = ArticleKeyword.objects.filter(content_object__in=pks)
    authors = ArticleAuthor.objects.filter(page__in=pks)
    guests = ArticlePage.other_sections.through.objects.filter(articlepage__in=pks)
    return list(
        _counted(keywords, "k", F("tag__slug"), F("tag__name")).union(
            _counted(authors, "a", F("author__slug"), F("author__name")),
            _counted(guests, "s", Cast("sectionpage_id", CharField()), Value("")),
            all=True,
        )
    )


def _counted(queryset, kind: str, value, label):
    kind_of = Value(kind, output_field=CharField())
    named = queryset.order_by().values(kind=kind_of, value=value, label=label)
    return named.annotate(articles=Count("pk")).values_list("kind", "value", "label", "articles")


def _sections(articles: Iterable[Found], guests: set[int]) -> list[Choice]:
    homes = {found.path[: -Page.steplen] for found in articles}
    shown = {node.path for path in homes for node in tree.trail(path)}
    by_pk = {node.pk: node.path for node in tree.sections().values()}
    shown |= {node.path for pk in guests if pk in by_pk for node in tree.trail(by_pk[pk])}
    in_tree = sorted((node for node in tree.sections().values() if node.path in shown), key=lambda node: node.path)
    return [_section(node) for node in in_tree]


def _years(articles: Iterable[Found]) -> list[Choice]:
    years = {local_year(found.public_date) for found in articles if found.public_date}
    return [Choice(str(year), str(year)) for year in sorted(years, reverse=True)]
