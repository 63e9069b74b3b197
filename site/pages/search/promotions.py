"""What editors put on top of a search, in the admin's own "Promoted search results"."""

from django.db.models import F, Q
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from articles.models import ArticlePage
from core import stamp
from core.text import fold
from pages.search.results import closed


def of(text: str) -> list[SearchPromotion]:
    """Those for these words, whatever their accents, among what readers may see. No query where there are none."""
    queries = stamp.kept("promoted-queries", load_queries).get(fold(normalise_query_string(text)))
    if not queries:
        return []
    shown = (
        Q(page=None)
        | Q(page__in=ArticlePage.objects.current().values("pk"))
        | Q(page__in=Page.objects.live().filter(articlepage=None).exclude(closed()).values("pk"))
    )
    found = SearchPromotion.objects.filter(shown, query__in=queries).select_related("page")
    return list(found.order_by(F("sort_order").asc(nulls_last=True), "pk"))


def load_queries() -> dict[str, list[int]]:
    """Identifiers of the promoted queries by their folded words."""
    promoted: dict[str, list[int]] = {}
    for pk, words in Query.objects.filter(editors_picks__isnull=False).distinct().values_list("pk", "query_string"):
        promoted.setdefault(fold(words), []).append(pk)
    return promoted
