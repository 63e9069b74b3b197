"""Asking for an alert, and saying yes to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core import intake
from core.views.private import private
from jobs.alerts import subscribing
from jobs.alerts.forms import AlertForm
from jobs.alerts.models import Alert
from jobs.alerts.words import in_words, search_of

LONGEST_SEARCH = 2000


@csrf_exempt  # The form stands on cached pages: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The search is the query string of this address, as on the board; a form carries it in `search`."""
    if request.method != "POST":
        return _page(request, AlertForm(), search_of(request.GET.urlencode()).query)
    query = search_of(request.POST.get("search", "")[:LONGEST_SEARCH]).query
    form = AlertForm(request.POST)
    if not intake.comes_from_here(request):
        form.add_error(None, intake.SEND_AGAIN)
        return _page(request, form, query, status=403)
    if not form.is_valid():
        return _page(request, form, query, status=422)
    try:
        subscribing.ask(request, form.cleaned_data["email"], query, form.cleaned_data["frequency"])
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, query, status=429)
    return redirect("alerts:asked")


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The same for every address."""
    return private(render(request, "jobs/alerts/asked.html"))


@csrf_exempt  # The address is the secret.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    alert = Alert.objects.to_confirm(token)
    key = subscribing.confirm(alert) if alert and request.method == "POST" else None
    if key:
        return private(redirect(reverse("alerts:mine", args=(key,)) + "?confirmed=1"))
    if alert is None or request.method == "POST":
        return private(render(request, "jobs/alerts/unknown.html", status=404))
    given = {"words": in_words(alert.query), "frequency": alert.get_asked_frequency_display(), "email": alert.email}
    return private(render(request, "jobs/alerts/confirm.html", given))


def _page(request: HttpRequest, form: AlertForm, query: str, *, status: int = 200) -> HttpResponse:
    given = {"form": form, "query": query, "words": in_words(query)}
    response = render(request, "jobs/alerts/subscribe.html", given, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response
