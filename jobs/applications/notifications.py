"""Mails to candidates and recruiters, written in the transaction of what they tell of."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.addresses import absolute
from core.mail import Letter, compose_templated, send_templated
from jobs.applications.models import Application, ApplicationReceipt, ApplicationReply
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose
from jobs.notifications import recruiters

MAILS = "jobs/applications/mail"
ABOUT = "application:"


def about(application: Application) -> str:
    """What the outbox calls mails that hold a word of this candidate."""
    return f"{ABOUT}{application.pk}"


def reminders_of(offer_id: int) -> str:
    """And those that name all candidates of an offer who wait."""
    return f"offer:{offer_id}/waiting"


def thank_candidate(application: Application) -> None:
    send_templated(
        f"{MAILS}/received.txt",
        to=[application.email],
        subject=_("Your application: %(offer)s") % {"offer": application.offer.known_title},
        context={"application": application, "offer": application.offer},
        about=about(application),
        action=(_("Follow my application"), receipt_url(application)),
    )


def tell_recruiter(application: Application) -> None:
    """The letter itself; its files stay here, behind the private link."""
    for email in recruiters(application.offer):
        send_templated(
            f"{MAILS}/to_recruiter.txt",
            to=[email],
            subject=_("An application for: %(offer)s") % {"offer": application.offer.known_title},
            context={"application": application, "offer": application.offer, "files": list(application.files.all())},
            about=about(application),
            action=(_("Read and answer"), recruiter_url(application.offer, email, application)),
            reply_to=[application.email],
        )


def send_reply(reply: ApplicationReply) -> None:
    """The recruiter's words; the candidate answers straight to the recruiter."""
    application = reply.application
    send_templated(
        f"{MAILS}/reply.txt",
        to=[application.email],
        subject=_("Answer to your application: %(offer)s") % {"offer": application.offer.known_title},
        context={"reply": reply, "application": application, "offer": application.offer},
        about=about(application),
        action=(_("Follow my application"), receipt_url(application)),
        reply_to=recruiters(application.offer),
    )


def remind_recruiter(offer: Offer, waiting: list[Application]) -> None:
    subject = ngettext(
        "%(number)d candidate waits for your answer: %(offer)s",
        "%(number)d candidates wait for your answer: %(offer)s",
        len(waiting),
    )
    for email in recruiters(offer):
        send_templated(
            f"{MAILS}/reminder.txt",
            to=[email],
            subject=subject % {"number": len(waiting), "offer": offer.known_title},
            context={"offer": offer, "waiting": waiting, "number": len(waiting)},
            about=reminders_of(offer.pk),
            action=(gettext("See the applications"), recruiter_url(offer, email)),
        )


def tell_of_silence(application: Application) -> None:
    send_templated(
        f"{MAILS}/silence.txt",
        to=[application.email],
        subject=_("Without news of your application: %(offer)s") % {"offer": application.offer.known_title},
        context={"application": application, "offer": application.offer},
        about=about(application),
        action=(_("See my application"), receipt_url(application)),
    )


def tell_of_filled(application: Application) -> None:
    send_templated(
        f"{MAILS}/filled.txt",
        to=[application.email],
        subject=_("The offer is filled: %(offer)s") % {"offer": application.offer.known_title},
        context={"application": application, "offer": application.offer},
        about=about(application),
        action=(_("See my application"), receipt_url(application)),
    )


def compose_closed(application: Application) -> Letter:
    """Written before the application is erased, sent after: the recruiter has left, and nobody can read it any more."""
    return compose_templated(
        f"{MAILS}/closed.txt",
        to=[application.email],
        subject=_("The offer was withdrawn: %(offer)s") % {"offer": application.offer.known_title},
        context={"application": application, "offer": application.offer},
    )


def tell_of_departure(application: Application, *, erased: bool) -> None:
    """To the recruiter: an application was withdrawn or erased, so copies must go as well."""
    for email in recruiters(application.offer):
        send_templated(
            f"{MAILS}/departure.txt",
            to=[email],
            subject=_("A candidate withdrew: %(offer)s") % {"offer": application.offer.known_title},
            context={"application": application, "offer": application.offer, "erased": erased},
            about=f"offer:{application.offer_id}/departures",
        )


def tell_of_infection(application: Application) -> None:
    send_templated(
        f"{MAILS}/infected.txt",
        to=[application.email],
        subject=_("A file of your application was refused: %(offer)s") % {"offer": application.offer.known_title},
        context={"application": application, "offer": application.offer},
        about=about(application),
        action=(_("Follow my application"), receipt_url(application)),
    )


def receipt_url(application: Application) -> str:
    """A private link of its own for each mail: only the hashes of earlier ones are known here."""
    return absolute(reverse("applications:receipt", args=(ApplicationReceipt.issue(application),)))


def recruiter_url(offer: Offer, email: str, application: Application | None = None) -> str:
    """With the link of this very address: it ends when somebody takes that address off the organisation."""
    token = AccessLink.token_for(offer, Purpose.MANAGE, email)
    if application is None:
        return absolute(reverse("applications:list", args=(token,)))
    return absolute(reverse("applications:letter", args=(token, application.pk)))
