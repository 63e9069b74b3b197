"""What goes with an application that is erased: its row and files, its names in the register, its mails that wait."""

import re
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from core.models import OutgoingMail
from jobs.applications import notifications
from jobs.applications.models import Application
from review import register


def erase(application: Application, *, name: str) -> None:
    """Inside a transaction. The register holds no word of it, and names of recruiters only."""
    register.erase(application, by=None, name=name, whose=lambda actor: "@" in actor)
    drop_mails(application)
    application.delete()


def erase_of(offer: Any) -> None:
    """All applications for an offer whose recruiter leaves: each candidate who had not withdrawn is told."""
    for application in Application.objects.filter(offer=offer).select_related("offer"):
        told = None if application.is_withdrawn else notifications.compose_closed(application)
        erase(application, name="run_periodic")
        if told:
            told.send()


def abouts(offer: Any) -> Any:
    """What the outbox calls mails of each application for an offer."""
    name = Concat(Value(notifications.ABOUT), Cast("pk", CharField()))
    return Application.objects.filter(offer=offer).order_by().values_list(name, flat=True)


def call_back_letter(application: Application) -> None:
    """What its recruiter has not received yet of a withdrawn application; its candidate keeps the link to its page."""
    name = notifications.about(application)
    waiting = OutgoingMail.objects.about(name).values_list("pk", "recipients")
    OutgoingMail.objects.filter(pk__in=[pk for pk, to in waiting if application.email not in to]).recall([name])


def drop_mails(application: Application) -> None:
    """Sent or not: those to and about its candidate, and reminders to the recruiter that name the candidate."""
    OutgoingMail.objects.about(notifications.about(application)).delete()
    named = re.compile(rf"(?<!\w){re.escape(application.name)}(?!\w)")
    for mail in OutgoingMail.objects.about(notifications.reminders_of(application.offer_id)):
        if named.search(str(mail.content.get("body", ""))):
            mail.delete()
