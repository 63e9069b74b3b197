from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from articles.feeds import FEEDS
from articles.models import ArticlePage
from moderation import feeds
from moderation.querysets import LARGEST_KEY

MINUTES = 5


@require_safe
@conditional_page
def feed(request: HttpRequest, kind: str, page_id: int | None = None) -> HttpResponse:
    """The newest comments of the site, or of one article that readers see."""
    if kind not in FEEDS:
        raise Http404
    page = None if page_id is None else get_object_or_404(ArticlePage.objects.current().light(), pk=min(page_id, LARGEST_KEY))
    response = HttpResponse(feeds.build(kind, list(feeds.newest(page)), page), content_type=FEEDS[kind].content_type)
    response.headers["Cache-Control"] = f"public, max-age={MINUTES * 60}"
    return response
