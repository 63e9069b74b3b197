"""What recruiters send, over HTTP, as their browser would."""

import re
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from jobs import clock
from jobs.models import Offer

OFFER: dict[str, Any] = {
    "title": "Maraîcher·ère",
    "contract": "cdi",
    "duration": "",
    "working_time": "plein",
    "hours": "35",
    "positions": "1",
    "remote": "non",
    "postcode": "19000",
    "commune": "Tulle",
    "street": "",
    "pay_min": "1 900",
    "pay_max": "2100,50",
    "pay_unit": "mois",
    "pay_note": "Paniers de légumes",
    "description": "Vous cultivez deux hectares avec six personnes.\n\n- semis\n- récolte\n\n" + "Le travail est varié. " * 12,
    "profile": "Expérience en maraîchage.",
}
ORGANISATION: dict[str, Any] = {
    "organisation_name": "Les Jardins du Pré",
    "organisation_kind": "siae",
    "siret": "732 829 320 00074",
    "rna": "",
    "website": "jardins.example.org",
    "apply_by": "formulaire",
    "apply_email": "",
    "apply_url": "",
    "contact_name": "Nadia Morel",
    "contact_phone": "05 55 00 00 00",
}
EMAIL = "nadia@jardins.example.org"
HERE = {"sec-fetch-site": "same-origin"}


def offer_data(**fields: Any) -> dict[str, Any]:
    closes = (clock.today() + timedelta(days=40)).isoformat()
    return {**OFFER, "closes_on": closes, "starts_on": "", **fields}


def organisation_data(**fields: Any) -> dict[str, Any]:
    return {**ORGANISATION, "email": EMAIL, **fields}


def send(client: Client, url: str, data: dict[str, Any]):
    return client.post(url, data, headers=HERE)


def key_of(response: Any) -> str:
    return response.url.split("/")[2]


def write_offer(client: Client, *, email: str = EMAIL, **fields: Any) -> str:
    """Both steps and the send; the key of the draft."""
    response = send(client, reverse("jobs:begin"), offer_data(**fields))
    assert response.status_code == 302, response.content.decode()
    key = key_of(response)
    response = send(client, response.url, organisation_data(email=email))
    assert response.status_code == 302, response.content.decode()
    assert send(client, response.url, {}).status_code == 302
    return key


def body(message: Any) -> str:
    return str(message.body)


def link_in_mail(subject: str, index: int = -1) -> str:
    """The path of the last link in the last mail of this subject."""
    found = [message for message in mail.outbox if subject in str(message.subject)]
    return re.findall(r"http://testserver(/diffuser-une-offre/\S+/)", body(found[index]))[-1]


def post_and_confirm(client: Client, **fields: Any) -> tuple[Offer, str]:
    """An offer that waits for a moderator, and its private link."""
    write_offer(client, **fields)
    response = send(client, link_in_mail("Confirmez"), {})
    return Offer.objects.latest("pk"), response.url
