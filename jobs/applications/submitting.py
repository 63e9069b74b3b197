"""Storing what a candidate sent: once, with its files, and nothing left over where it fails."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest

from core import intake
from core.files.documents import CheckedDocument
from core.files.private import private_storage
from jobs.applications import notifications
from jobs.applications.models import Application, ApplicationFile
from jobs.applications.models.file import FileState
from jobs.models import Offer

GUARD = intake.Guard("application", rates=[intake.Rate(30, hours=1), intake.Rate(20, hours=24, by="email")])


class Closed(Exception):
    """The offer closed while its candidate wrote."""


def submit(request: HttpRequest, offer: Offer, sent: dict[str, Any]) -> Application:
    """The application of valid fields: stored once, found again where the same send is repeated.

    Raises intake.TooMany, Closed.
    """
    documents = {role: sent[role] for role in ApplicationFile.Role.values if sent.get(role)}
    text = "\n".join([sent["name"], sent["message"], *(_digest(document) for document in documents.values())])
    send = GUARD.admit(request, thing=offer, email=sent["email"], text=text, answers=_still_there)
    with _no_file_left_behind() as stored, send as entry:
        if entry.is_repeat:
            return Application.objects.select_related("offer").get(pk=entry.outcome)
        # Filled or erased meanwhile: whoever was first is seen by the other.
        if not Offer.objects.current().select_for_update(of=("self",), no_key=True).filter(pk=offer.pk).first():
            raise Closed
        application = Application.objects.create(offer=offer, name=sent["name"], email=sent["email"], message=sent["message"])
        for role, document in documents.items():
            stored.append(_store(application, role, document))
        notifications.tell_recruiter(application)
        notifications.thank_candidate(application)
        entry.outcome = str(application.pk)
    return application


def _still_there(outcome: str) -> bool:
    """A repeat of what was erased or withdrawn since is a send of its own."""
    found = Application.objects.filter(pk=outcome or 0).first()
    return found is not None and not found.is_withdrawn


def _digest(document: CheckedDocument) -> str:
    return hashlib.sha256(document.content).hexdigest()


def _store(application: Application, role: str, document: CheckedDocument) -> ApplicationFile:
    row = ApplicationFile(
        application=application,
        role=role,
        kind=document.kind,
        size=len(document.content),
        scan=FileState.HELD if document.is_held else FileState.CLEAN,
    )
    row.file.save("", document.file, save=False)
    row.save()
    return row


@contextmanager
def _no_file_left_behind() -> Iterator[list[ApplicationFile]]:
    """Deletes the files of rows that were rolled back with their transaction."""
    stored: list[ApplicationFile] = []
    try:
        yield stored
    except BaseException:
        for row in stored:
            private_storage().delete(str(row.file.name))
        raise
