from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from moderation.models import Comment
from moderation.querysets import LARGEST_KEY
from moderation.thread import page_number_of


def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to the page of the thread that shows this comment; 404 for one that readers do not see."""
    comment = get_object_or_404(Comment.objects.public().select_related("page"), pk=min(pk, LARGEST_KEY))
    number = page_number_of(comment)
    query = f"?comments={number}" if number > 1 else ""
    return redirect(f"{comment.page.url}{query}#comment-{comment.pk}")
