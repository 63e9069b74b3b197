"""Sharing on Mastodon, where each reader has an instance of their own: a page that leads there by a plain link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.forms import InstanceForm
from articles.models import ArticlePage, ArticleSettings
from articles.share import clean_instance, mastodon_address
from core import intake
from review.filters import LARGEST_KEY


@csrf_exempt  # Changes nothing, and knows nobody: `comes_from_here` keeps others from making links with it.
@require_http_methods(["GET", "HEAD", "POST"])
def mastodon(request: HttpRequest, page_id: int) -> HttpResponse:
    """Instances that editors propose, and a form for any other. Never a redirection to what somebody typed: a link to it."""
    page = get_object_or_404(ArticlePage.objects.current(), pk=min(page_id, LARGEST_KEY))
    proposed = (clean_instance(str(block.value)) for block in ArticleSettings.for_request(request).mastodon_instances)
    form, chosen, status = InstanceForm(request.POST if request.method == "POST" else None), "", 200
    if request.method == "POST":
        status = 422
        if not intake.comes_from_here(request):
            form.add_error(None, intake.SEND_AGAIN)
            status = 403
        elif form.is_valid():
            chosen, status = form.cleaned_data["instance"], 200
    given = {
        "article": page,
        "form": form,
        "chosen": _link(chosen, page) if chosen else None,
        "proposed": [_link(instance, page) for instance in proposed if instance],
    }
    response = render(request, "articles/mastodon.html", given, status=status)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


def _link(instance: str, page: ArticlePage) -> dict[str, str]:
    return {"instance": instance, "url": mastodon_address(instance, page.title, page.full_url or "")}
