"""The private page of who wrote a comment: what becomes of it, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import ArticlePage
from moderation.delay import median_delay
from moderation.models import Comment, Receipt
from moderation.views.private import has_guessed_enough, private, private_page, slowed_down, unknown
from review.moves import MoveRefused


@csrf_exempt  # The address is the secret: who can send here can read here.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """State, reason and text of one comment. Neither indexed, nor stored, nor named to other sites."""
    if has_guessed_enough(request):
        return slowed_down(request)
    found = Receipt.opened_by(token)
    if found is None:
        return unknown(request)
    comment = found.comment
    if request.method == "POST":
        _withdraw(comment, request.POST.get("act", ""))
        return private(redirect(request.path))
    given = {
        "comment": comment,
        "is_new": "sent" in request.GET and comment.is_pending,
        "delay": median_delay(),
        "reason": _reason(comment),
        "article_is_online": ArticlePage.objects.current().filter(pk=comment.page_id).exists(),
        "may_withdraw": any(move.name == "withdraw" for move in comment.moves_open()),
    }
    return private_page(request, "moderation/receipt.html", given)


def _withdraw(comment: Comment, act: str) -> None:
    if act != "withdraw":
        return
    try:
        comment.decide("withdraw", name=_("its author"))
    except MoveRefused:
        return  # Decided meanwhile, or withdrawn twice: the page says what it is now.


def _reason(comment: Comment) -> str:
    """The reason of the state it is in; an undo that led back to this state, or an erasure, carries none of its own."""
    found = comment.decisions.filter(to_state=comment.state).exclude(reason="").last()
    return found.reason if found else ""
