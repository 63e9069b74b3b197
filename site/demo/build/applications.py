"""Candidates' applications in each state, with real files and the recruiters' answers; alerts for a few searches."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from demo.reader import CONTENT, table
from jobs.alerts.models import Alert
from jobs.applications.models import Application, ApplicationFile, ApplicationReply
from jobs.applications.ready_replies import READY_REPLIES
from jobs.applications.states import APPLICATION_MOVES, NEW
from jobs.choices import ApplyBy
from jobs.models import Offer


def load_applications() -> None:
    """Applications for the demo's own offers, and alerts, where there are none yet."""
    about = table("applications")
    offers = {offer.organisation_name: offer for offer in Offer.objects.current().filter(apply_by=ApplyBy.FORM)}
    if not Application.objects.exists():
        for letter in sorted(about["applications"], key=lambda letter: -letter["days_ago"]):
            if letter["offer"] in offers:
                _apply(offers[letter["offer"]], letter)
    if not Alert.objects.exists():
        for alert in about["alerts"]:
            Alert.objects.create(email=alert["email"], query=alert["query"], asked_frequency=alert["frequency"]).confirm()


def _apply(offer: Offer, about: dict[str, Any]) -> None:
    sent_at = timezone.now() - timedelta(days=about["days_ago"])
    application = Application.objects.create(
        offer=offer,
        name=about["name"],
        email=f"{slugify(about['name'])}@courriel.example",
        message=about["text"].strip(),
        sent_at=sent_at,
        last_contact_at=sent_at,
    )
    for role in ApplicationFile.Role.values:
        if role in about:
            _attach(application, role, CONTENT / "files" / about[role])
    if about["state"] != NEW:
        _decide(application, about, sent_at + timedelta(days=about["after"]))


def _attach(application: Application, role: str, source: Path) -> None:
    content = source.read_bytes()
    row = ApplicationFile(application=application, role=role, kind=source.suffix[1:], size=len(content))
    row.file.save("", ContentFile(content), save=False)
    row.save()


def _decide(application: Application, about: dict[str, Any], decided_at: Any) -> None:
    move = next(move for move in APPLICATION_MOVES if move.to_state == about["state"])
    application.decide(move.name, name="Import", when=decided_at)
    if "reply" in about:
        ready = READY_REPLIES[about["reply"]]
        ApplicationReply.objects.create(
            application=application,
            key=f"demo-{application.pk}",
            move=ready.move,
            text=ready.text(application),
            sent_at=decided_at,
        )
