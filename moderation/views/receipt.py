"""The private page of who wrote a comment: what becomes of it, changing it, taking it back, erasing it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import ArticlePage
from core import intake
from core.text import render_visitor_text
from core.views.gone import or_gone
from moderation.changes import ChangeForm, change
from moderation.delay import median_delay
from moderation.kept import kept_of
from moderation.models import Comment, Receipt
from moderation.models.mending import MENDING_TIME
from moderation.querysets import LARGEST_KEY
from moderation.views.private import has_guessed_enough, private, private_page, slowed_down, unknown
from review.moves import MoveRefused
from review.register import ERASE

SILENT = ("pin", "unpin", "close", "open", "undo", ERASE)


@csrf_exempt  # The address is the secret: who can send here can read here.
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """State, reason and text of one comment. Neither indexed, nor stored, nor named to other sites."""
    if has_guessed_enough(request):
        return slowed_down(request)
    found = Receipt.opened_by(token)
    if found is None:
        return unknown(request)
    try:
        with or_gone(found.comment):
            return _act(request, found.comment) if request.method == "POST" else _page(request, found.comment)
    except Http404:
        return unknown(request)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page for the account that wrote the comment, without a secret address: Django's token guards its buttons."""
    comment = get_object_or_404(Comment.objects.filter(user=request.user.pk), pk=min(pk, LARGEST_KEY))
    with or_gone(comment):
        if request.method != "POST":
            return _page(request, comment)
        answer = _act(request, comment)
        # Once erased, it is nobody's: this address leads there no more.
        return _page(request, comment) if comment.erased_at else answer


def _act(request: HttpRequest, comment: Comment) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "change":
        return _change(request, comment)
    try:
        if act == "withdraw":
            comment.decide("withdraw", name=_("its author"))
        elif act == "erase":
            comment.erase(name=_("its author"))
    except MoveRefused:
        pass  # Decided meanwhile, or withdrawn twice: the page says what it is now.
    return private(redirect(request.path))


def _change(request: HttpRequest, comment: Comment) -> HttpResponse:
    """The author's new text, while it may still change or once where a correction was asked for. Refused, it comes back."""
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _page(request, comment, form, status=422)
    if "preview" in request.POST:
        return _page(request, comment, form, preview=render_visitor_text(form.cleaned_data["comment"]))
    try:
        change(request, comment, form.cleaned_data["comment"])
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _page(request, comment, form, status=429)
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        comment.refresh_from_db()
        return _page(request, comment, form, status=409)
    return private(redirect(request.path))


def _page(
    request: HttpRequest, comment: Comment, form: ChangeForm | None = None, *, status: int = 200, preview: str = ""
) -> HttpResponse:
    may_change = comment.may_be_corrected or comment.may_be_mended
    given: dict[str, Any] = {
        "comment": comment,
        "is_new": "sent" in request.GET and comment.is_pending,
        "delay": median_delay(),
        "reason": _reason(comment),
        "article_is_online": ArticlePage.objects.current().filter(pk=comment.page_id).exists(),
        "may_withdraw": any(move.name == "withdraw" for move in comment.moves_open()),
        "may_change": may_change,
        "change_until": comment.submit_date + MENDING_TIME,
        "form": form or (ChangeForm(initial={"comment": comment.comment}) if may_change else None),
        # What was typed when it could no longer be taken: to be copied.
        "kept": kept_of(ChangeForm, request.POST) if form and not may_change else [],
        "preview": preview,
        "needs_csrf_token": request.resolver_match is not None and request.resolver_match.url_name == "own",
    }
    return private_page(request, "moderation/receipt.html", given, status=status)


def _reason(comment: Comment) -> str:
    """The reason of the decision that holds. What leaves the state alone tells its author nothing, unless it is an edit;
    an undo that led back to this state, or an erasure, carries none of its own."""
    held = [each for each in comment.decisions_that_hold() if each.to_state == comment.state and each.move not in SILENT]
    return held[-1].reason if held else ""
