"""Changing an offer that is online: the approved version stays until the difference is read."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from jobs import clock
from jobs.comparison import WordsComparison, differences
from jobs.models import AccessLink, Offer, OfferEdit
from jobs.models.link import Purpose
from review.desk import queue_of
from review.moves import MoveRefused
from review.register import faults
from tests.jobs.factories import make_expired, make_moderator, make_offer
from tests.jobs.world import organisation_data, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site):
    return site


def key(offer: Offer) -> str:
    return AccessLink.token_for(offer, Purpose.MANAGE, offer.email)


def sent(offer: Offer, **fields) -> dict:
    names = ("title", "contract", "duration", "working_time", "hours", "positions", "remote", "postcode", "commune", "street",
             "pay_min", "pay_max", "pay_unit", "pay_note", "starts_on", "closes_on", "description", "profile")  # fmt: skip
    values = {name: "" if getattr(offer, name) is None else str(getattr(offer, name)) for name in names}
    mine = organisation_data(
        organisation_name=offer.organisation_name, organisation_kind=offer.organisation_kind, siret="", website="",
        contact_name=offer.contact_name, contact_phone=offer.contact_phone,
    )  # fmt: skip
    return {**values, **mine, **fields}


def change(client, offer: Offer, **fields):
    return send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, **fields))


def test_the_approved_version_stays_until_the_change_is_approved(client):
    offer = make_offer(title="Maraîcher (H/F)")
    assert change(client, offer, title="Maraîchère ou maraîcher", pay_max="2500").status_code == 302
    edit = OfferEdit.objects.get()
    offer.refresh_from_db()
    assert (edit.state, offer.title, offer.state) == ("pending", "Maraîcher (H/F)", "approved")
    assert set(edit.changed_fields) == {"title", "pay_max"}
    shown = {one.field_label(): str(one.htmldiff()) for one in differences(edit)}
    assert shown == {
        "Intitulé": '<span class="deletion">Maraîcher (H/F)</span> → <span class="addition">Maraîchère ou maraîcher</span>',
        "Rémunération brute la plus haute": '<span class="deletion">2\u202f400\xa0€</span> → '
        '<span class="addition">2\u202f500\xa0€</span>',
    }
    edit.decide("approve", by=make_moderator())
    offer.refresh_from_db()
    assert (offer.title, offer.pay_max, offer.state) == ("Maraîchère ou maraîcher", 2500, "approved")
    manage = client.get(reverse("jobs:manage", args=(key(offer),))).content.decode()
    assert "Approuvée le <time" in manage
    assert "Approuver" not in manage
    assert "Maraîchère ou maraîcher" in client.get(offer.get_absolute_url()).content.decode()
    assert "en ligne" in mail.outbox[-1].subject
    assert list(faults()) == []


def test_undoing_an_approval_brings_the_former_version_back(client):
    offer = make_offer(title="Avant (H/F)")
    change(client, offer, title="Après (H/F)")
    edit = OfferEdit.objects.get()
    edit.decide("approve", by=make_moderator())
    edit.decide("undo", by=make_moderator())
    offer.refresh_from_db()
    assert (offer.title, edit.state) == ("Avant (H/F)", "pending")


def test_an_approval_is_not_undone_over_a_later_change(client):
    offer = make_offer(title="Un (H/F)")
    change(client, offer, title="Deux (H/F)")
    first = OfferEdit.objects.get()
    first.decide("approve", by=make_moderator())
    offer.refresh_from_db()
    change(client, offer, title="Trois (H/F)")
    OfferEdit.objects.latest("pk").decide("approve", by=make_moderator())
    with pytest.raises(MoveRefused):
        first.decide("undo", by=make_moderator())


def test_a_second_change_takes_the_place_of_the_first(client):
    offer = make_offer(title="Un (H/F)")
    change(client, offer, title="Deux (H/F)")
    first = OfferEdit.objects.get()
    page = client.get(reverse("jobs:edit", args=(key(offer),))).content.decode()
    assert "Deux (H/F)" in page
    change(client, offer, title="Trois (H/F)")
    first.refresh_from_db()
    assert first.state == "withdrawn"
    with pytest.raises(MoveRefused):
        first.decide("approve", by=make_moderator())
    assert OfferEdit.objects.open().get().wanted.title == "Trois (H/F)"


def test_changes_are_given_up_with_a_warning_a_notice_and_a_line_of_history(client):
    offer = make_offer(title="Un (H/F)")
    change(client, offer, title="Deux (H/F)")
    manage = reverse("jobs:manage", args=(key(offer),))
    page = client.get(manage).content.decode()
    panel = page[page.index("<summary>Y renoncer") :].partition("</details>")[0]
    assert "Vos modifications seront perdues" in panel
    assert 'value="cancel-edit"' in panel
    assert 'value="cancel-edit"' not in page.replace(panel, "")
    response = send(client, manage, {"act": "cancel-edit"})
    page = client.get(response.url).content.decode()
    assert "Vous avez renoncé à vos modifications" in page
    assert "Vous avez renoncé" not in client.get(manage).content.decode()
    happened = page[page.index("manage-history") :]
    assert happened.index("Modifications envoyées le") < happened.index("Modifications retirées le")


def test_contact_and_a_sooner_end_change_at_once(client):
    offer = make_offer()
    sooner = clock.today() + timedelta(days=5)
    change(client, offer, contact_name="Ali Ben", closes_on=sooner.isoformat())
    offer.refresh_from_db()
    assert (offer.contact_name, offer.last_day) == ("Ali Ben", sooner)
    assert not OfferEdit.objects.exists()
    assert offer.decisions.last().move == "adjust"
    assert offer.version == offer.decided_version


def test_a_later_end_is_read_first(client):
    offer = make_offer()
    change(client, offer, closes_on=(clock.today() + timedelta(days=90)).isoformat())
    assert OfferEdit.objects.get().changed_fields == ["closes_on"]


def test_a_change_of_a_pending_offer_is_read_after_it(client):
    offer = make_offer("pending", title="Un (H/F)")
    change(client, offer, title="Deux (H/F)")
    edit = OfferEdit.objects.get()
    with pytest.raises(MoveRefused):
        edit.decide("approve", by=make_moderator())
    offer.decide("approve", by=make_moderator())
    edit.decide("approve", by=make_moderator())
    offer.refresh_from_db()
    assert offer.title == "Deux (H/F)"


def test_a_change_that_renews_without_a_date_is_given_one_and_is_undone(client):
    offer = make_expired(title="Un (H/F)")
    change(client, offer, title="Deux (H/F)", closes_on="", renew="1")
    edit = OfferEdit.objects.get()
    edit.decide("approve", by=make_moderator())
    offer.refresh_from_db()
    assert offer.closes_on == offer.last_day >= clock.today() + timedelta(days=60)
    edit.decide("undo", by=make_moderator())
    offer.refresh_from_db()
    assert offer.title == "Un (H/F)"


def test_an_offer_that_is_over_is_renewed_with_a_change(client):
    offer = make_expired(title="Un (H/F)")
    later = (clock.today() + timedelta(days=30)).isoformat()
    assert change(client, offer, title="Deux (H/F)", closes_on=later, renew="1").status_code == 302
    offer.refresh_from_db()
    assert offer.is_expired
    OfferEdit.objects.get().decide("approve", by=make_moderator())
    offer.refresh_from_db()
    assert offer.is_current
    assert offer.title == "Deux (H/F)"
    assert list(faults()) == []


def test_two_people_at_once_keep_both_texts(client):
    offer = make_offer(title="Un (H/F)")
    page = client.get(reverse("jobs:edit", args=(key(offer),)))
    change(client, offer, title="Deux (H/F)")
    response = change(client, offer, title="Trois (H/F)", seen=page.context["seen"])
    assert response.status_code == 409
    assert "Trois (H/F)" in response.content.decode()


def test_nothing_changed_is_nothing_to_review(client):
    offer = make_offer()
    change(client, offer)
    assert not OfferEdit.objects.exists()


def test_what_the_linter_finds_in_a_change_is_told_to_both_and_blocks_nothing(client):
    offer = make_offer(description="Vous accompagnez les adhérents et tenez l’agenda de l’équipe. " * 5)
    private = reverse("jobs:manage", args=(key(offer),))
    assert "à revoir" not in client.get(private).content.decode()
    change(client, offer, profile="Femme souriante")
    edit = OfferEdit.objects.get()
    assert (edit.state, [finding["quote"] for finding in edit.findings]) == ("pending", ["Femme souriante"])
    page = client.get(private).content.decode()
    assert "1 point à revoir" in page
    assert "<q>Femme souriante</q>" in page
    client.force_login(make_moderator())
    card = client.get(reverse("offer_edits:index")).content.decode()
    assert re.search(r"desk-holds.*«\s?Femme souriante\s?»", card, re.S)
    change(client, offer, profile="Le goût de l’accueil")
    assert "à revoir" not in client.get(private).content.decode()


def test_a_change_may_be_sent_back_or_refused_for_discrimination():
    for move in ("correct", "refuse"):
        assert "Discrimination" in [reason.label for reason in queue_of(OfferEdit).ready_reasons().of(move)]


def test_the_card_shows_the_difference(client):
    offer = make_offer(title="Un (H/F)")
    change(client, offer, description="Tout autre chose\n\n<script>alert(1)</script>")
    client.force_login(make_moderator())
    html = client.get(reverse("offer_edits:index")).content.decode()
    assert "addition" in html
    assert "<script>alert(1)" not in html


@pytest.mark.parametrize("asked", ["Boulangère", "Fournil", "pétrir", "Maraîcher"])
def test_the_desk_finds_a_change_by_what_it_asks_for_and_by_what_is_online(client, asked):
    found, other = make_offer(title="Maraîcher (H/F)"), make_offer(title="Autre chose (H/F)")
    change(client, found, title="Boulangère ou boulanger", organisation_name="Le Fournil", description="Vous allez pétrir.")
    change(client, other, title="Autre chose encore (H/F)")
    client.force_login(make_moderator())
    html = client.get(reverse("offer_edits:index"), {"q": asked}).content.decode()
    assert "Boulangère" in html
    assert "encore" not in html


def test_words_of_a_long_text_that_change_never_run_together():
    field = Offer._meta.get_field("description")
    before, after = Offer(description="Vous tenez la caisse."), Offer(description="Vous gardez la porte.")
    html = str(WordsComparison(field, before, after).htmldiff())
    assert '<span class="deletion">tenez la caisse.</span> <span class="addition">gardez la porte.</span>' in html


def test_the_mail_of_an_approved_change_says_what_is_online_now(client):
    offer = make_offer(duration="8 mois", contract="cdd")
    change(client, offer, duration="10 mois, sur deux saisons")
    edit = OfferEdit.objects.select_related("offer").get()
    edit.decide("approve", by=make_moderator())
    assert "10 mois, sur deux saisons" in mail.outbox[-1].body
    assert "8 mois" not in mail.outbox[-1].body


def test_the_mail_of_a_change_approved_after_the_end_claims_nothing_online(client):
    offer = make_offer(title="Maraîcher (H/F)")
    change(client, offer, title="Maraîchère ou maraîcher")
    offer.decide("fill", name="x")
    OfferEdit.objects.get().decide("approve", by=make_moderator())
    (letter,) = [one for one in mail.outbox if "Modifications" in one.subject]
    assert "acceptées" in letter.subject
    assert "en ligne" not in letter.subject + letter.body
