"""The private page of a candidate: what becomes of the application, taking it back, having it erased."""

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.files.private import download
from core.views.private import private
from jobs.applications import erasure, notifications
from jobs.applications.models import Application, ApplicationReceipt
from jobs.querysets import LARGEST_KEY
from review.moves import MoveRefused


@csrf_exempt  # The address is the secret: who can send here can read here.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    application = ApplicationReceipt.objects.opened_by(token)
    if application is None:
        return private(render(request, "jobs/applications/unknown.html", status=404))
    act = request.POST.get("act", "")
    if request.method == "POST" and act == "erase":
        _erase(application)
        return private(render(request, "jobs/applications/erased.html", {"offer": application.offer}))
    if request.method == "POST":
        if act == "withdraw":
            _withdraw(application)
        return private(redirect(request.path))
    given = {
        "application": application,
        "offer": application.offer,
        "files": list(application.files.all()),
        "replies": list(application.replies.all()),
        "is_new": "sent" in request.GET and application.is_waiting,
        "asks": request.GET.get("ask", ""),
        "token": token,
        "may_withdraw": any(move.name == "withdraw" for move in application.moves_open()),
    }
    return private(render(request, "jobs/applications/receipt.html", given))


@require_safe
@never_cache
def own_file(request: HttpRequest, token: str, pk: int) -> FileResponse:
    application = ApplicationReceipt.objects.opened_by(token)
    found = application.files.filter(pk=min(pk, LARGEST_KEY)).first() if application else None
    if found is None or not found.is_readable:
        raise Http404
    return download(found.file, filename=found.download_name, content_type=found.content_type)


def _withdraw(application: Application) -> None:
    """The recruiter reads it no more, and its files go at once; the candidate keeps the page."""
    try:
        with transaction.atomic():
            application.decide("withdraw", name=_("the candidate"))
            application.files.all().delete()
            erasure.call_back_letter(application)
            notifications.tell_of_departure(application, erased=False)
    except MoveRefused:
        return  # Withdrawn twice: the page says what it is now.


def _erase(application: Application) -> None:
    with transaction.atomic():
        # Somebody who clicks twice, or two tabs: one erasure, one mail.
        found = (
            Application.objects.select_for_update(of=("self",), no_key=True)
            .select_related("offer")
            .filter(pk=application.pk)
            .first()
        )
        if found is None:
            return
        notifications.tell_of_departure(found, erased=True)
        erasure.erase(found, name=_("the candidate"))
