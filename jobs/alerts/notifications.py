"""Mails of alerts."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.addresses import absolute
from core.mail import send_templated
from core.models import OutgoingMail
from jobs.alerts.models import Alert, AlertLink
from jobs.alerts.words import in_words
from jobs.board import board_url
from jobs.models import Offer

MAILS = "jobs/alerts/mail"
LINKS = "alerts: links"


def about(alert: Alert) -> str:
    """What the outbox calls mails of this alert."""
    return f"alert:{alert.pk}"


def drop_mails(alert: Alert) -> None:
    """An alert that is stopped takes its address along, also out of the outbox."""
    OutgoingMail.objects.about(about(alert)).delete()


def drop_links(email: str) -> None:
    """Mails with the link to all alerts of this address."""
    sent = OutgoingMail.objects.about(LINKS).values_list("pk", "recipients")
    OutgoingMail.objects.filter(pk__in=[pk for pk, to in sent if email in to]).delete()


def ask_to_confirm(alert: Alert, token: str) -> None:
    send_templated(
        f"{MAILS}/confirm.txt",
        to=[alert.email],
        about=about(alert),
        subject=_("Confirm your alert"),
        context={"alert": alert, "words": in_words(alert.query), "frequency": alert.get_asked_frequency_display()},
        action=(_("Confirm my alert"), absolute(reverse("alerts:confirm", args=(token,)))),
    )


def send_link(email: str) -> None:
    send_templated(
        f"{MAILS}/link.txt",
        to=[email],
        about=LINKS,
        subject=_("The alerts that you follow"),
        action=(_("See my alerts"), _manage_url(email)),
    )


def send_offers(alert: Alert, offers: Sequence[Offer], total: int) -> None:
    """New offers, the latest first; `total` where there are more than `offers`."""
    words = in_words(alert.query)
    subject = ngettext("%(number)d new offer", "%(number)d new offers", total) % {"number": total}
    send_templated(
        f"{MAILS}/offers.txt",
        to=[alert.email],
        about=about(alert),
        subject=f"{subject} – {words}" if words else subject,
        context={
            "offers": offers,
            "total": total,
            "more": total - len(offers),
            "words": words,
            "manage_url": _manage_url(alert.email),
        },
        action=(gettext("See them on the site"), search_url(alert.query)),
        unsubscribe_url=absolute(reverse("alerts:stop", args=(alert.stop_token,))),
    )


def search_url(query: str) -> str:
    return absolute(board_url() or "/") + (f"?{query}" if query else "")


def _manage_url(email: str) -> str:
    return absolute(reverse("alerts:mine", args=(AlertLink.issue(email),)))
