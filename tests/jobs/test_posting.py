"""Posting an offer without an account, step by step."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from jobs.models import AccessLink, Offer, Organisation
from jobs.models.link import Purpose
from jobs.states import APPROVED, AWAITING, CORRECT, DRAFT, PENDING
from tests.jobs.factories import make_board, make_moderator, make_offer
from tests.jobs.world import (
    EMAIL,
    body,
    key_of,
    link_in_mail,
    offer_data,
    organisation_data,
    post_and_confirm,
    send,
    write_offer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _board(site):
    make_board()


def test_an_offer_is_posted_confirmed_and_waits_for_a_moderator(client):
    offer, link = post_and_confirm(client)
    assert (offer.state, offer.email, offer.department) == (PENDING, EMAIL, "19")
    assert str(offer.pay_max) == "2100.50"
    assert offer.website == "https://jardins.example.org"
    assert [decision.move for decision in offer.decisions] == ["send", "confirm"]
    page = client.get(link)
    assert page.status_code == 200
    assert "En attente" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert not page.cookies
    received = mail.outbox[-1]
    assert "Reçue" in received.subject
    for detail in ("Maraîcher·ère", "Les Jardins du Pré", "CDI", "Tulle (19)"):
        assert detail in body(received)
    assert link in body(received)


def test_each_step_is_in_the_database_before_the_next_one(client):
    response = send(client, reverse("jobs:begin"), offer_data())
    offer = Offer.objects.get()
    assert (offer.state, offer.title) == (DRAFT, "Maraîcher·ère")
    key = key_of(response)
    assert "Maraîcher" in client.get(reverse("jobs:offer_step", args=(key,))).content.decode()
    send(client, reverse("jobs:organisation_step", args=(key,)), organisation_data())
    offer.refresh_from_db()
    assert offer.organisation_name == "Les Jardins du Pré"
    assert client.get(reverse("jobs:preview", args=(key,))).status_code == 200


def test_an_error_gives_the_form_back_filled(client):
    response = send(client, reverse("jobs:begin"), offer_data(contract="", description="Ma longue description"))
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Erreur" in html
    assert "Ma longue description" in html
    assert 'href="#id_contract"' in html
    assert not Offer.objects.exists()


def test_a_double_click_makes_one_draft(client):
    first, second = (send(client, reverse("jobs:begin"), offer_data()) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert Offer.objects.count() == 1


def test_a_send_from_another_site_keeps_the_text_and_stores_nothing(client):
    response = client.post(reverse("jobs:begin"), offer_data(), headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert "Vous cultivez deux hectares" in response.content.decode()
    assert not Offer.objects.exists()


def test_the_preview_is_the_live_page(client):
    key = key_of(send(client, reverse("jobs:begin"), offer_data()))
    send(client, reverse("jobs:organisation_step", args=(key,)), organisation_data())
    preview = client.get(reverse("jobs:preview", args=(key,)))
    send(client, reverse("jobs:preview", args=(key,)), {})
    send(client, link_in_mail("Confirmez"), {})
    offer = Offer.objects.get()
    offer.decide("approve", by=make_moderator())
    live = client.get(offer.get_absolute_url())
    assert {"jobs/offer.html", "jobs/includes/offer.html"} <= {template.name for template in preview.templates}

    def article(response) -> str:
        html = response.content.decode()
        return html[html.index('<section class="prose offer-text">') : html.index("</article>")]

    assert article(preview) == article(live)


def test_the_mail_may_come_late_and_be_sent_again(client):
    key = write_offer(client)
    manage = reverse("jobs:manage", args=(key,))
    assert EMAIL in client.get(manage).content.decode()
    AccessLink.objects.update(expires_at="2200-01-01T00:00Z")
    assert Offer.objects.get().state == AWAITING
    # The address was mistyped: the second step takes another one, and the first mail confirms nothing any more.
    first = link_in_mail("Confirmez")
    response = send(client, reverse("jobs:organisation_step", args=(key,)), organisation_data(email="autre@jardins.example.org"))
    send(client, response.url, {})
    assert client.get(first).status_code == 404
    assert mail.outbox[-1].to == ["autre@jardins.example.org"]
    send(client, link_in_mail("Confirmez"), {})
    assert Offer.objects.get().state == PENDING


def test_opening_the_link_of_a_mail_confirms_nothing(client):
    write_offer(client)
    assert client.get(link_in_mail("Confirmez")).status_code == 200
    assert client.head(link_in_mail("Confirmez")).status_code == 200
    assert Offer.objects.get().state == AWAITING


def test_confirming_twice_leads_to_the_same_offer(client):
    _offer, link = post_and_confirm(client)
    again = send(client, link_in_mail("Confirmez"), {})
    assert again.url == link
    assert Offer.objects.get().decisions.count() == 2


def test_the_link_of_the_draft_ends_when_the_address_is_confirmed(client):
    key = write_offer(client)
    send(client, link_in_mail("Confirmez"), {})
    assert client.get(reverse("jobs:manage", args=(key,))).status_code == 404


def test_tokens_are_stored_hashed(client):
    _offer, link = post_and_confirm(client)
    token = link.split("/")[2]
    row = AccessLink.objects.get(purpose=Purpose.MANAGE)
    assert token not in (row.token_hash, row.nonce)
    assert AccessLink.token_for(row.offer, Purpose.MANAGE, EMAIL) == token


def test_a_forged_link_opens_nothing_and_guessing_is_limited(client):
    make_offer()
    statuses = [client.get(reverse("jobs:manage", args=(f"{number:040x}",))).status_code for number in range(45)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


@pytest.mark.parametrize("view", ["manage", "offer_step", "organisation_step", "preview", "edit"])
@pytest.mark.parametrize("key", ["1", "99999999999999999999", "x" * 400, "..", "%00", "é" * 30, "-", "١٢"])
def test_absurd_keys_are_not_found(client, view, key):
    offer = make_offer()
    key = str(offer.pk) if key == "1" else key
    url = reverse("jobs:manage", args=("KEY",)).replace("KEY", key)
    assert client.get(url).status_code in (400, 404)
    assert client.post(url, {"act": "withdraw"}).status_code in (400, 404)
    assert client.get(reverse(f"jobs:{view}", args=("KEY",)).replace("KEY", key)).status_code in (400, 404)
    offer.refresh_from_db()
    assert offer.state == APPROVED


def test_a_text_written_in_a_page_whose_link_is_gone_is_given_back(client):
    response = send(client, reverse("jobs:offer_step", args=("gone",)), offer_data())
    assert response.status_code == 404
    assert "Vous cultivez deux hectares" in response.content.decode()


def test_a_correction_is_sent_again(client):
    offer, link = post_and_confirm(client)
    offer.decide("correct", by=make_moderator(), reason="Précisez les horaires.")
    assert "Précisez les horaires." in body(mail.outbox[-1])
    assert link in body(mail.outbox[-1])
    page = client.get(link).content.decode()
    assert "Précisez les horaires." in page
    key = link.split("/")[2]
    send(client, reverse("jobs:offer_step", args=(key,)), offer_data(title="Maraîcher·ère, 8 h à 16 h"))
    offer.refresh_from_db()
    assert offer.state == CORRECT
    send(client, reverse("jobs:preview", args=(key,)), {})
    offer.refresh_from_db()
    assert (offer.state, offer.title) == (PENDING, "Maraîcher·ère, 8 h à 16 h")


def test_known_and_unknown_addresses_get_the_same_answer(client):
    post_and_confirm(client)
    before = len(mail.outbox)
    known = send(client, reverse("jobs:find_links"), {"email": EMAIL.upper()})
    assert len(mail.outbox) == before + 1
    unknown = send(client, reverse("jobs:find_links"), {"email": "personne@example.org"})
    assert len(mail.outbox) == before + 1
    answers = [page.content.decode().replace(EMAIL, "").replace("personne@example.org", "") for page in (known, unknown)]
    assert answers[0] == answers[1]
    assert client.get(link_in_mail("liens")).status_code == 200


def test_an_address_that_was_typed_only_gets_no_link(client):
    write_offer(client)
    before = len(mail.outbox)
    send(client, reverse("jobs:find_links"), {"email": EMAIL})
    assert len(mail.outbox) == before


def test_mails_to_one_address_are_limited(client):
    make_offer(email=EMAIL)
    statuses = []
    for number in range(6):
        statuses.append(send(client, reverse("jobs:find_links"), {"email": f"nadia+{number}@jardins.example.org"}).status_code)
    assert statuses[-1] == 429


def test_an_organisation_is_joined_by_its_confirmed_address_only(client):
    first, _link = post_and_confirm(client)
    second, _link = post_and_confirm(client, title="Encadrant·e technique")
    write_offer(client, email="pirate@example.com", title="Autre poste (H/F)")
    send(client, link_in_mail("Confirmez"), {})
    third = Offer.objects.latest("pk")
    assert first.organisation == second.organisation
    assert third.organisation != first.organisation
    assert Organisation.objects.count() == 2


def test_the_way_back_keeps_a_step_half_filled(client):
    key = key_of(send(client, reverse("jobs:begin"), offer_data()))
    step = reverse("jobs:organisation_step", args=(key,))
    half = organisation_data(organisation_kind="", email="", then="offer", contact_name="Nadia Morel")
    response = send(client, step, half)
    assert response.url == reverse("jobs:offer_step", args=(key,))
    kept = client.get(step).content.decode()
    assert 'value="Les Jardins du Pré"' in kept
    assert 'value="Nadia Morel"' in kept
    # What is wrong would be lost on the way: it is shown instead.
    response = send(client, step, {**half, "siret": "123"})
    assert response.status_code == 422
    assert 'value="123"' in response.content.decode()


def test_a_step_that_is_wrong_by_now_says_what(client):
    key = key_of(send(client, reverse("jobs:begin"), offer_data()))
    send(client, reverse("jobs:organisation_step", args=(key,)), organisation_data())
    preview = reverse("jobs:preview", args=(key,))
    Offer.objects.update(apply_by="courriel", apply_email="")
    response = send(client, preview, {})
    assert response.url == reverse("jobs:organisation_step", args=(key,)) + "?check=1"
    assert "Écrivez l’adresse à laquelle" in client.get(response.url).content.decode()
    Offer.objects.update(apply_by="formulaire", closes_on="2020-01-01")
    response = send(client, preview, {})
    assert response.url == reverse("jobs:offer_step", args=(key,)) + "?check=1"
    assert "La date limite est passée" in client.get(response.url).content.decode()
    assert Offer.objects.get().state == DRAFT


@pytest.mark.parametrize("apply_by", ["formulaire", "courriel", "lien"])
def test_the_preview_leads_nowhere(client, apply_by):
    """What it shows is not online yet: the button of the live page would be a dead end."""
    key = key_of(send(client, reverse("jobs:begin"), offer_data()))
    ways = organisation_data(apply_by=apply_by, apply_email="a@jardins.example.org", apply_url="https://jardins.example.org/ici")
    send(client, reverse("jobs:organisation_step", args=(key,)), ways)
    html = client.get(reverse("jobs:preview", args=(key,))).content.decode()
    assert 'aria-disabled="true"' in html
    assert "/candidatures/offre/" not in html
    assert "jardins.example.org/ici" not in html


def test_sums_come_back_as_people_write_them(client):
    key = key_of(send(client, reverse("jobs:begin"), offer_data(hours="17,5")))
    html = client.get(reverse("jobs:offer_step", args=(key,))).content.decode()
    for name, shown in (("pay_min", "1900"), ("pay_max", "2100,50"), ("hours", "17,5")):
        assert re.search(rf'name="{name}" value="{shown}"', html), name


def test_errors_are_listed_in_the_order_of_the_page(client):
    html = send(client, reverse("jobs:begin"), offer_data(contract="", description="", postcode="", closes_on="2020-01-01"))
    summary = html.content.decode().split('id="form-summary"')[1].split("</ul>")[0]
    assert re.findall(r'href="#id_(\w+)"', summary) == ["contract", "description", "postcode", "closes_on"]


def test_the_browsers_way_back_finds_what_was_typed(client):
    """Chromium forgets what is "no-store": see docs/decisions/0125."""
    begin = reverse("jobs:begin")
    key = key_of(send(client, begin, offer_data()))
    steps = [begin, *(reverse(f"jobs:{step}", args=(key,)) for step in ("offer_step", "organisation_step"))]
    for step in steps:
        for response in (client.get(step), send(client, step, {"title": "Sans la suite"})):
            assert response["Cache-Control"] == "private, no-cache", step
            assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in client.get(reverse("jobs:manage", args=(key,)))["Cache-Control"]
