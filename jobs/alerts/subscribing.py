"""Asking for an alert. Whatever the address follows already, its owner gets one mail, and the page says the same."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from core import intake
from jobs.alerts import notifications
from jobs.alerts.models import Alert, AlertLink, ToldOffer
from jobs.alerts.models.alert import AlertQuerySet, spelled

# Few: an address that somebody else writes here gets no more mails than that.
GUARD = intake.Guard("alert", rates=[intake.Rate(20, hours=1), intake.Rate(4, hours=24, by="email")])
LINK_GUARD = intake.Guard("link to alerts", rates=[intake.Rate(20, hours=1), intake.Rate(3, hours=24, by="email")])
# Between two mails that ask the same of the same address.
PAUSE = timedelta(hours=1)


def ask(request: HttpRequest, email: str, query: str, frequency: str) -> None:
    """Raises intake.TooMany."""
    with GUARD.admit(request, thing="alert", email=email, text=f"{query}\n{frequency}") as entry:
        if entry.is_repeat:
            return
        alert, is_new = Alert.objects.select_for_update().get_or_create(
            email=spelled(email), query=query, defaults={"asked_frequency": frequency, "frequency": frequency}
        )
        if not is_new and alert.asked_at > timezone.now() - PAUSE and alert.asked_frequency == frequency:
            return
        alert.asked_frequency = frequency
        notifications.ask_to_confirm(alert, alert.new_confirmation())


def send_link(request: HttpRequest, email: str) -> None:
    """The link to one's alerts, where the address follows something; nothing else tells whether it does."""
    with LINK_GUARD.admit(request, thing="alerts", email=email, text="link") as entry:
        if not entry.is_repeat and Alert.objects.of(email).confirmed().exists():
            notifications.send_link(spelled(email))


def confirm(alert: Alert) -> str | None:
    """The link to the alerts of its address; None where it was stopped since it was read."""
    with transaction.atomic():
        found = Alert.objects.select_for_update().filter(pk=alert.pk).first()
        if found is None:
            return None
        found.confirm()
        return AlertLink.issue(found.email)


def stop(token: str) -> Alert | None:
    """Ends the alert that the foot of a mail names. None where it was ended before; raises ValueError for no link of ours."""
    found = Alert.objects.stopped_by(token)
    if found is None:
        raise ValueError("not a link of ours")
    return next(iter(end(found)), None)


def stop_all(email: str) -> None:
    with transaction.atomic():
        end(Alert.objects.of(email))
        notifications.drop_links(spelled(email))
        ToldOffer.objects.filter(email=spelled(email)).delete()
        AlertLink.objects.filter(email=spelled(email)).delete()


def end(alerts: AlertQuerySet) -> list[Alert]:
    """A mail that is being written about one of them is waited for, and goes too."""
    with transaction.atomic():
        found = list(alerts.select_for_update().order_by("pk"))
        for alert in found:
            notifications.drop_mails(alert)
            alert.delete()
    return found
