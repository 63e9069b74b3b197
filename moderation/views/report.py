"""Reporting a comment: the form on a page of its own, and the private page of who reported."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.signed_in import account_of
from core import intake
from core.views.gone import or_gone
from moderation.kept import kept_of
from moderation.models import Comment, ReportReceipt
from moderation.querysets import LARGEST_KEY
from moderation.reporting import ReportForm, store
from moderation.views.private import has_guessed_enough, private_page, slowed_down, unknown


@csrf_exempt  # Its page is cached: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one public comment; a send that is refused comes back here, filled."""
    comment = Comment.objects.public().select_related("page").filter(pk=min(pk, LARGEST_KEY)).first()
    if comment is None:
        return _gone(request)
    if request.method != "POST":
        return _form_page(request, comment, ReportForm(user=account_of(request)))
    try:
        with or_gone(comment):
            return _send(request, comment)
    except Http404:
        return _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/report_gone.html", {"kept": kept_of(ReportForm, request.POST)}, status=404)


def _send(request: HttpRequest, comment: Comment) -> HttpResponse:
    # A send from elsewhere acts for nobody.
    from_here = intake.comes_from_here(request)
    form = ReportForm(request.POST, user=account_of(request) if from_here else None)
    if not from_here:
        form.add_error(None, intake.SEND_AGAIN)
        return _form_page(request, comment, form, status=403)
    if not form.is_valid():
        return _form_page(request, comment, form, status=422)
    try:
        stored = store(request, comment, form)
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, comment, form, status=429)
    return redirect(reverse("moderation:report_receipt", args=(ReportReceipt.issue(stored),)) + "?sent=1")


def _form_page(request: HttpRequest, comment: Comment, form: ReportForm, *, status: int = 200) -> HttpResponse:
    response = render(request, "moderation/report.html", {"comment": comment, "form": form}, status=status)
    if request.method == "POST" or form.user:
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def report_receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a report. It shows nothing of the comment that is not public now."""
    if has_guessed_enough(request):
        return slowed_down(request)
    found = ReportReceipt.opened_by(token)
    if found is None:
        return unknown(request)
    report = found.report
    decision = report.decisions.filter(to_state=report.state).last()
    given = {
        "report": report,
        "comment": Comment.objects.public().select_related("page").filter(pk=report.comment_id).first(),
        "is_new": "sent" in request.GET and report.state == report.moves.initial,
        "reason": decision.reason if decision else "",
    }
    return private_page(request, "moderation/report_receipt.html", given)
