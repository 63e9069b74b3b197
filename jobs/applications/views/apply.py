"""Applying: one address per offer, the form by GET, the send by POST."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from core.files.uploads import bound
from core.text import plain
from core.views.private import private
from jobs.applications.forms import ApplicationForm
from jobs.applications.kept_files import FIELDS, KeptFiles
from jobs.applications.models import ApplicationReceipt
from jobs.applications.rates import rate_of
from jobs.applications.submitting import Closed, submit
from jobs.board import board_url
from jobs.choices import ApplyBy
from jobs.models import Offer
from jobs.querysets import LARGEST_KEY

# Longest text given back where the offer closed meanwhile, in characters.
KEPT = 20_000


@csrf_exempt  # Nobody is signed in here: `comes_from_here` guards the form.
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, offer_id: int) -> HttpResponse:
    bound(request)
    pk = min(offer_id, LARGEST_KEY)
    found = Offer.objects.with_address().select_related("organisation").filter(pk=pk).first()
    if found is None:
        # A moderator took it down while its candidate wrote: what was written is given back, without a word of the offer.
        if request.method == "POST" and Offer.objects.filter(pk=pk, published_at__isnull=False).exists():
            return _closed(request, None)
        raise Http404
    offer = found.as_read()
    elsewhere = offer.apply_by != ApplyBy.FORM
    if not offer.is_current or (elsewhere and request.method == "POST"):
        return _closed(request, offer)
    if elsewhere:
        return redirect(offer.get_absolute_url())
    if request.method != "POST":
        return _page(request, offer, ApplicationForm())
    return _send(request, offer)


def _send(request: HttpRequest, offer: Offer) -> HttpResponse:
    kept = KeptFiles(request)
    form = ApplicationForm(kept.data, kept.files)
    from_here = intake.comes_from_here(request)
    if not from_here:
        form.add_error(None, intake.SEND_AGAIN)
    if not form.is_valid():
        kept.keep(form)
        return _page(request, offer, form, kept=kept, status=422 if from_here else 403)
    try:
        application = submit(request, offer, form.cleaned_data)
    except Closed:
        found = Offer.objects.with_address().filter(pk=offer.pk).first()
        return _closed(request, found.as_read() if found else None)
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        kept.keep(form)
        return _page(request, offer, form, kept=kept, status=429)
    kept.drop()
    return private(redirect(reverse("applications:receipt", args=(ApplicationReceipt.issue(application),)) + "?sent=1"))


def _closed(request: HttpRequest, offer: Offer | None) -> HttpResponse:
    """What was written, given back: the offer closed meanwhile, or is answered elsewhere by now."""
    given = {"offer": offer, "board_url": board_url(), "kept": plain(request.POST.get("message", ""))[:KEPT]}
    return private(render(request, "jobs/applications/closed.html", given, status=410))


def _page(
    request: HttpRequest, offer: Offer, form: ApplicationForm, *, kept: KeptFiles | None = None, status: int = 200
) -> HttpResponse:
    kept_until = timezone.now() + timedelta(days=settings.APPLICATIONS_KEPT_DAYS)
    waiting = {f"waiting_{field}": kept.by_field.get(field) if kept else None for field in FIELDS}
    given = {"offer": offer, "form": form, "rate": rate_of(offer), "kept_until": kept_until, **waiting}
    response = render(request, "jobs/applications/apply.html", given, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response
