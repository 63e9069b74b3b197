from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import ArticlePage, Author
from core.pagination import page_of


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author: portrait, biography, site, articles."""
    person = get_object_or_404(Author.objects.known_to_readers().select_related("portrait"), slug=slug)
    articles = ArticlePage.objects.current().by_author(person).newest_first().for_teasers()
    page_obj = page_of(request, articles)
    return render(request, "articles/author.html", {"author": person, "page_obj": page_obj, "listed": page_obj.object_list})
