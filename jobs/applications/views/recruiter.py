"""The recruiter's pages: the applications for an offer, each with its files, and the answer."""

import secrets

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.files.private import download
from core.intake import SEND_AGAIN, comes_from_here
from core.text import plain
from core.views.private import private
from jobs.applications import answering
from jobs.applications.access import Recruiter, for_recruiters
from jobs.applications.forms import ReplyForm
from jobs.applications.models import Application
from jobs.applications.rates import rate_of
from jobs.applications.ready_replies import READY_REPLIES, ReadyReply
from jobs.applications.states import ApplicationState
from jobs.querysets import LARGEST_KEY
from review.moves import MoveRefused

PER_PAGE = 200
# Longest reply given back where its candidate left meanwhile, in characters.
KEPT = 20_000


@require_safe
@never_cache
@for_recruiters
def letters(request: HttpRequest, recruiter: Recruiter) -> HttpResponse:
    received = recruiter.offer.applications.newest_first().defer("message", "message_html")
    asked = request.GET.get("state", "")
    if asked in ApplicationState.values:
        received = received.in_state(asked)
    counts = recruiter.offer.applications.counts()
    given = {
        "offer": recruiter.offer,
        "recruiter": recruiter,
        "applications": list(received.prefetch_related("files")[:PER_PAGE]),
        "total": sum(counts.values()),
        "states": [
            {"state": state, "label": label, "number": counts[state]}
            for state, label in ApplicationState.choices
            if state in counts
        ],
        "asked": asked,
        "rate": rate_of(recruiter.offer),
    }
    return private(render(request, "jobs/applications/list.html", given))


@csrf_exempt  # The address is the secret, or the sender is asked to come from here: see `comes_from_here`.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_recruiters
def letter(request: HttpRequest, recruiter: Recruiter, pk: int) -> HttpResponse:
    application = _find(recruiter, pk)
    if application is None or (application.is_withdrawn and "text" in request.POST):
        return _not_sent(request, recruiter)
    ready = READY_REPLIES.get(request.POST.get("reply") or request.GET.get("reply") or "")
    form = None
    if ready and not application.is_withdrawn:
        form = ReplyForm(
            request.POST if request.method == "POST" and "text" in request.POST else None, initial=_first(ready, application)
        )
    if request.method != "POST":
        return _page(request, recruiter, application, ready, form)
    if not comes_from_here(request):
        if form:
            form.add_error(None, SEND_AGAIN)
        return _page(request, recruiter, application, ready, form, told=str(SEND_AGAIN), status=403)
    here = reverse("applications:letter", args=(recruiter.key, application.pk))
    try:
        if ready is None or form is None:
            answering.move(application, request.POST.get("act", ""), by=recruiter.account, seen=request.POST.get("seen") or None)
            return private(redirect(here))
        if not form.is_valid():
            return _page(request, recruiter, application, ready, form, status=422)
        answering.reply(application, ready, form.cleaned_data, by=recruiter.account)
    except MoveRefused as refusal:
        found = _find(recruiter, pk)
        if found is None or (found.is_withdrawn and "text" in request.POST):
            return _not_sent(request, recruiter)
        return _page(request, recruiter, found, ready, form, told=str(refusal), status=409)
    return private(redirect(f"{here}?done=1"))


@require_safe
@never_cache
@for_recruiters
def received_file(request: HttpRequest, recruiter: Recruiter, pk: int, file_pk: int) -> FileResponse:
    application = _find(recruiter, pk)
    found = application.files.filter(pk=min(file_pk, LARGEST_KEY)).first() if application else None
    if application is None or found is None or not found.is_readable or application.is_withdrawn:
        raise Http404
    return download(found.file, filename=found.download_name, content_type=found.content_type)


def _find(recruiter: Recruiter, pk: int) -> Application | None:
    """Of this offer only: the number of another's application leads nowhere."""
    return recruiter.offer.applications.select_related("offer").filter(pk=min(pk, LARGEST_KEY)).first()


def _not_sent(request: HttpRequest, recruiter: Recruiter) -> HttpResponse:
    """What was written to a candidate who left meanwhile, given back. Raises Http404 where nothing was."""
    kept = plain(request.POST.get("text", ""))[:KEPT]
    if not kept:
        raise Http404
    return private(render(request, "jobs/applications/not_sent.html", {"recruiter": recruiter, "kept": kept}, status=410))


def _first(ready: ReadyReply, application: Application) -> dict[str, str]:
    return {"text": ready.text(application), "key": secrets.token_urlsafe(20), "seen": application.state}


def _page(
    request: HttpRequest,
    recruiter: Recruiter,
    application: Application,
    ready: ReadyReply | None,
    form: ReplyForm | None,
    *,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    given = {
        "recruiter": recruiter,
        "offer": recruiter.offer,
        "application": application,
        "files": list(application.files.all()),
        "replies": list(application.replies.all()),
        "ready_replies": [reply for reply in READY_REPLIES.values() if _is_open(reply, application)],
        "ready": ready,
        "form": form,
        "silent_moves": [move for move in application.moves_open() if move.name in answering.SILENT],
        "is_done": "done" in request.GET,
        "told": told,
    }
    return private(render(request, "jobs/applications/letter.html", given, status=status))


def _is_open(reply: ReadyReply, application: Application) -> bool:
    return any(move.name == reply.move for move in application.moves_open())
