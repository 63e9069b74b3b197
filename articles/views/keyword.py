from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import ArticlePage, Keyword
from core.pagination import page_of


@require_safe
def keyword(request: HttpRequest, slug: str) -> HttpResponse:
    """A keyword: description, picture, articles."""
    word = get_object_or_404(Keyword.objects.select_related("picture", "group"), slug=slug)
    articles = ArticlePage.objects.current().about(word).newest_first().for_teasers()
    page_obj = page_of(request, articles)
    return render(request, "articles/keyword.html", {"keyword": word, "page_obj": page_obj, "listed": page_obj.object_list})
