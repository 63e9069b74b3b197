"""One's alerts: the page behind a private link, the link itself, and the foot of each mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from core.views.private import private
from jobs.alerts import subscribing
from jobs.alerts.forms import FindForm
from jobs.alerts.models import Alert, AlertLink, Frequency
from jobs.alerts.notifications import search_url
from jobs.alerts.words import in_words


@csrf_exempt  # Nobody is signed in here: `comes_from_here` guards the form.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Asks for the link. The answer is the same for every address."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return private(render(request, "jobs/alerts/find.html", {"form": form}))
    if not intake.comes_from_here(request):
        form.add_error(None, intake.SEND_AGAIN)
        return private(render(request, "jobs/alerts/find.html", {"form": form}, status=403))
    if not form.is_valid():
        return private(render(request, "jobs/alerts/find.html", {"form": form}, status=422))
    try:
        subscribing.send_link(request, form.cleaned_data["email"])
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return private(render(request, "jobs/alerts/find.html", {"form": form}, status=429))
    return private(render(request, "jobs/alerts/link_sent.html"))


@csrf_exempt  # The address is the secret.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mine(request: HttpRequest, token: str) -> HttpResponse:
    email = AlertLink.objects.opened_by(token)
    if email is None:
        return private(render(request, "jobs/alerts/unknown.html", status=404))
    if request.method == "POST":
        return _change(request, email)
    alerts = list(Alert.objects.of(email).confirmed().order_by("pk"))
    given = {
        "email": email,
        "rows": [{"alert": alert, "words": in_words(alert.query), "url": search_url(alert.query)} for alert in alerts],
        "frequencies": Frequency.choices,
        "is_confirmed": "confirmed" in request.GET,
    }
    return private(render(request, "jobs/alerts/mine.html", given))


def _change(request: HttpRequest, email: str) -> HttpResponse:
    """Of this address only: the number of another's alert changes nothing."""
    act, key = request.POST.get("act", ""), request.POST.get("alert", "")
    if act == "stop_all":
        subscribing.stop_all(email)
        return private(render(request, "jobs/alerts/stopped.html", {"all": True}))
    alert = (
        Alert.objects.of(email).confirmed().filter(pk=int(key)).first()
        if key.isascii() and key.isdecimal() and len(key) < 10
        else None
    )
    if alert and act == "stop":
        subscribing.end(Alert.objects.of(email).filter(pk=alert.pk))
    elif alert and act in Frequency.values:
        alert.set_frequency(act)
    return private(redirect(request.path))


@csrf_exempt  # Mailbox providers send this POST themselves: RFC 8058.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    found = Alert.objects.stopped_by(token)
    if found is None:
        return private(render(request, "jobs/alerts/unknown.html", status=404))
    if request.method == "POST":
        subscribing.stop(token)
        return private(render(request, "jobs/alerts/stopped.html", {"all": False}))
    alert = found.first()
    if alert is None:
        return private(render(request, "jobs/alerts/stopped.html", {"all": False}))
    return private(render(request, "jobs/alerts/stop.html", {"words": in_words(alert.query), "email": alert.email}))
