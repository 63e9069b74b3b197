"""Applications in each state, through the model's own doors, and the private links around them."""

import itertools
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from jobs.applications.models import Application, ApplicationFile, ApplicationReceipt
from jobs.applications.states import ACCEPTED, ANSWERED, NEW, REFUSED, STUDY, WITHDRAWN
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose
from tests import documents
from tests.jobs.factories import make_offer

_count = itertools.count(1)
WAY = {NEW: (), STUDY: ("study",), ANSWERED: ("answer",), ACCEPTED: ("accept",), REFUSED: ("refuse",), WITHDRAWN: ("withdraw",)}
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def make_application(
    offer: Offer | None = None, state: str = NEW, *, sent_at: datetime | None = None, decided_at: datetime | None = None, **fields
) -> Application:
    """An application that reached `state` by the move that leads there, an hour after it was sent."""
    number = next(_count)
    sent_at = sent_at or timezone.now() - timedelta(days=1)
    application = Application.objects.create(
        offer=offer or make_offer(),
        name=fields.pop("name", f"Candidate {number}"),
        email=fields.pop("email", f"candidate{number}@exemple.fr"),
        message=fields.pop("message", f"Votre offre m’intéresse ({number})."),
        sent_at=sent_at,
        last_contact_at=sent_at,
        **fields,
    )
    for move in WAY[state]:
        application.decide(move, name="Test", when=decided_at or sent_at + timedelta(hours=1))
    application.refresh_from_db()
    return application


def add_file(application: Application, role: str = "cv", content: bytes | None = None) -> ApplicationFile:
    content = content or documents.pdf()
    row = ApplicationFile(application=application, role=role, kind="pdf", size=len(content))
    row.file.save("", ContentFile(content), save=False)
    row.save()
    return row


def recruiter_path(offer: Offer, application: Application | None = None) -> str:
    path = f"/candidatures/recues/{AccessLink.issue(offer, Purpose.MANAGE, offer.email)}/"
    return f"{path}{application.pk}/" if application else path


def receipt_path(application: Application) -> str:
    return f"/candidatures/suivi/{ApplicationReceipt.issue(application)}/"
