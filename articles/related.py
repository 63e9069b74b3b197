""" "Elsewhere on the site": what to read after an article, and why."""

from django.db.models import Aggregate, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value

from articles.models.article import ArticlePage, RelatedArticle, UnrelatedArticle
from articles.models.keyword import ArticleKeyword

HOW_MANY = 4
BETWEEN = "\x1f"


class Joined(Aggregate):
    """The texts of a group put together, BETWEEN them."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def __init__(self, expression):
        super().__init__(expression, Value(BETWEEN))

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="STRING_AGG", **extra)


def related(page: ArticlePage) -> QuerySet[ArticlePage]:
    """Four articles, one query: those that editors pinned, then by shared keywords, then of the same section, then the
    latest. Each says why: `is_pinned`, `shared_keywords` (see `reasons`), `same_section`. Forbidden ones never.

    Candidates are at most four of each kind, so what costs (counting, joining names) is done for a handful of rows.
    """
    key = page.pk or 0  # None of an article that is previewed before its first save.
    forbidden = UnrelatedArticle.objects.filter(page=key, article=OuterRef("pk"))
    offered = ArticlePage.objects.current().exclude(pk=key).filter(~Exists(forbidden))
    pinned = RelatedArticle.objects.filter(page=key, article=OuterRef("pk"))
    shared = ArticleKeyword.objects.filter(
        content_object=OuterRef("pk"), tag__in=ArticleKeyword.objects.filter(content_object=key).values("tag")
    )
    section = page.path[: -page.steplen]
    latest = offered.newest_first().values("pk")
    by_keywords = (
        offered.filter(keyword_items__tag__in=ArticleKeyword.objects.filter(content_object=key).values("tag"))
        .annotate(shared_count=Count("keyword_items"))
        .order_by("-shared_count", "-public_date", "-pk")
        .values("pk")
    )
    return (
        offered.filter(
            Q(pk__in=RelatedArticle.objects.filter(page=key).values("article"))
            | Q(pk__in=by_keywords[:HOW_MANY])
            | Q(pk__in=latest.filter(path__startswith=section)[:HOW_MANY])
            | Q(pk__in=latest[:HOW_MANY])
        )
        .annotate(
            pin=Subquery(pinned.values("sort_order")[:1]),
            is_pinned=Exists(pinned),
            shared_count=Subquery(
                shared.order_by().values("content_object").annotate(n=Count("pk")).values("n"), output_field=IntegerField()
            ),
            shared_names=Subquery(shared.order_by().values("content_object").annotate(n=Joined("tag__name")).values("n")),
            same_section=Exists(ArticlePage.objects.filter(pk=OuterRef("pk"), path__startswith=section)),
        )
        .order_by(
            "-is_pinned",
            F("pin").asc(nulls_last=True),
            F("shared_count").desc(nulls_last=True),
            "-same_section",
            "-public_date",
            "-pk",
        )
        .light()[:HOW_MANY]
    )


def shared_keywords(article: ArticlePage) -> list[str]:
    """The keywords that an article of `related()` has in common with the page."""
    return sorted((article.shared_names or "").split(BETWEEN)) if article.shared_names else []
