"""What a recruiter does with an application: a reply with its move, or a move alone."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jobs.applications import notifications
from jobs.applications.models import Application, ApplicationReply
from jobs.applications.ready_replies import ReadyReply
from review.moves import MoveRefused

# Without a word to the candidate. Accepting and refusing are always told.
SILENT = ("study", "answer")


def move(application: Application, name: str, *, by: Any = None, seen: str | None = None) -> None:
    """A silent move; raises MoveRefused, also for the moves that are not silent."""
    if name not in SILENT:
        raise MoveRefused(_("There is no such decision."))
    application.decide(name, by=by, name="" if by else _("the recruiter"), seen=seen)


def reply(application: Application, ready: ReadyReply, sent: dict[str, str], *, by: Any = None) -> None:
    """Moves the application, stores the reply and mails it, in one transaction; a second click changes nothing.

    Raises MoveRefused where the application is no longer what the recruiter had before their eyes.
    """
    try:
        with transaction.atomic():
            # The key is unique: a second click waits here for the end of the first, then finds it.
            written = ApplicationReply.objects.create(
                application=application, key=sent["key"], move=ready.move, text=sent["text"]
            )
            application.decide(ready.move, by=by, name="" if by else _("the recruiter"), seen=sent["seen"])
            notifications.send_reply(written)
    except IntegrityError:
        if not application.replies.filter(key=sent["key"]).exists():
            raise
