"""Stars for an article: one vote for each visitor, changeable, without account or cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.forms import RatingForm
from articles.models import ArticlePage, ArticleSettings, Vote
from articles.take_part import may_be_rated, rating_of
from core import client, intake
from core.views.gone import or_gone
from review.filters import LARGEST_KEY

GUARD = intake.Guard("rating", rates=[intake.Rate(60, hours=1)])


def voter_of(request: HttpRequest, page: ArticlePage) -> str:
    """Who votes: a hash of address and article that only this site can make, so that votes on two articles tell nothing."""
    return client.keyed_hash(f"{page.pk}:{client.address_text(request)}", "vote")


@csrf_exempt  # The form stands on cached pages: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def rate(request: HttpRequest, page_id: int) -> HttpResponse:
    """The rating on a page of its own: the form by GET, the vote by POST, then what became of it."""
    page = get_object_or_404(ArticlePage.objects.current().select_related("rating"), pk=min(page_id, LARGEST_KEY))
    if not may_be_rated(page, ArticleSettings.for_request(request)):
        return _page(request, page, None, status=403 if request.method == "POST" else 200)
    own = Vote.objects.filter(article=page, voter=voter_of(request, page)).first()
    if request.method != "POST":
        return _page(request, page, RatingForm(initial={"stars": own.stars if own else ""}), own=own)
    form = RatingForm(request.POST)
    if not intake.comes_from_here(request):
        form.add_error(None, intake.SEND_AGAIN)
        return _page(request, page, form, status=403)
    if not form.is_valid():
        return _page(request, page, form, status=422)
    return _vote(request, page, form)


def _vote(request: HttpRequest, page: ArticlePage, form: RatingForm) -> HttpResponse:
    voter, stars = voter_of(request, page), form.cleaned_data["stars"]
    try:
        # A vote that is repeated changes nothing, so what the guard says of repeats is not needed: only its rates are.
        with or_gone(page), GUARD.admit(request, thing=page, text=f"{voter} {stars}"):
            Vote.cast(page.pk, voter, stars)
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _page(request, page, form, status=429)
    return redirect(f"{request.path}?thanks=1")


def _page(request: HttpRequest, page: ArticlePage, form: RatingForm | None, *, own: Vote | None = None, status: int = 200):
    given = {
        "article": page,
        "form": form,
        "rating": rating_of(page),
        "own": own,
        "is_new": own is not None and "thanks" in request.GET,
    }
    return render(request, "articles/rate.html", given, status=status)
