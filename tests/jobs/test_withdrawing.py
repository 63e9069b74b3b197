"""Withdrawing by mistake, taking an offer up again, undoing: what was published once stays so."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from jobs import clock, editing, erasure
from jobs.models import Offer, OfferEdit
from review.moves import MoveRefused
from review.register import faults
from tests.jobs.factories import make_board, make_moderator, make_offer
from tests.jobs.test_editing import key, sent
from tests.jobs.world import offer_data, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site):
    return site


def act(client, offer: Offer, name: str, **fields):
    return send(client, reverse("jobs:manage", args=(key(offer),)), {"act": name, **fields})


def test_a_withdrawal_is_undone_within_a_day_and_nobody_reads_it_anew(client, monkeypatch):
    offer = make_offer()
    act(client, offer, "withdraw")
    assert b"Annuler le retrait" in client.get(reverse("jobs:manage", args=(key(offer),))).content
    assert act(client, offer, "restore").status_code == 302
    offer.refresh_from_db()
    assert offer.is_current
    act(client, offer, "withdraw")
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert act(client, offer, "restore").status_code == 409
    assert "Annuler le retrait" not in client.get(reverse("jobs:manage", args=(key(offer),))).content.decode()
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


@pytest.mark.parametrize("state", ["pending", "correct", "refused", "paused", "filled"])
def test_only_what_was_online_comes_back_without_a_moderator(client, state):
    offer = make_offer(state)
    act(client, offer, "withdraw")
    assert act(client, offer, "restore").status_code == 409
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_a_withdrawn_offer_is_changed_before_it_is_sent_again(client):
    offer = make_offer(title="Avant (H/F)")
    act(client, offer, "withdraw")
    public = offer.get_absolute_url()
    assert client.get(public).status_code == 200
    answer = act(client, offer, "rework")
    assert answer.url == reverse("jobs:offer_step", args=(key(offer),))
    says_withdrawn(client, public, "Avant (H/F)", but="Après")
    assert send(client, answer.url, offer_data(title="Après (H/F)")).status_code == 302
    says_withdrawn(client, public, "Avant (H/F)", but="Après")
    data = sent(offer, organisation_name="Après et fils")
    assert send(client, reverse("jobs:organisation_step", args=(key(offer),)), data).status_code == 302
    says_withdrawn(client, public, "Avant (H/F)", but="Après")
    assert send(client, reverse("jobs:preview", args=(key(offer),)), {}).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.title) == ("pending", "Après (H/F)")
    says_withdrawn(client, public, "Avant (H/F)", but="Après")
    offer.decide("approve", by=make_moderator())
    assert offer.is_current
    moved = client.get(public)
    assert (moved.status_code, moved.url) == (302, offer.get_absolute_url())
    assert "Après" in client.get(moved.url).content.decode()
    assert list(faults()) == []


def says_withdrawn(client, address: str, title: str, *, but: str) -> None:
    """The address answers as that of a withdrawn offer, and holds nothing of a text that nobody approved."""
    answer = client.get(address)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert title in html
    assert "Cette offre a été retirée" in html
    assert 'name="robots" content="noindex' in html
    assert "JobPosting" not in html
    assert but not in html
    assert but.lower().replace("è", "e") not in html.lower()
    offer = Offer.objects.get(title__in=(title, "Après (H/F)"))
    closed = client.get(reverse("applications:apply", args=(offer.pk,)))
    assert closed.status_code == 410
    assert but not in closed.content.decode()


@pytest.mark.parametrize("state", ["draft", "pending", "correct", "withdrawn", "erased"])
def test_an_offer_taken_up_again_keeps_its_address_whatever_becomes_of_it(client, state):
    offer = make_offer(title="Lu (H/F)")
    public = offer.get_absolute_url()
    act(client, offer, "withdraw")
    act(client, offer, "rework")
    send(client, reverse("jobs:offer_step", args=(key(offer),)), offer_data(title="Jamais lu"))
    offer.refresh_from_db()
    if state != "draft":
        offer.decide("submit", name="x")
    if state == "correct":
        offer.decide("correct", by=make_moderator(), reason="Non.")
    elif state == "withdrawn":
        offer.decide("withdraw", name="x")
    elif state == "erased":
        erasure.erase_offer(offer.pk, name="x")
        assert Offer.objects.get().title == "Lu (H/F)"
    html = client.get(public).content.decode()
    assert "Lu (H/F)" in html
    assert "Cette offre a été retirée" in html
    assert "amais lu" not in html
    assert "jamais-lu" not in html
    assert client.get(f"{make_board().url}{offer.pk}-jamais-lu/").url == public


def test_what_is_refused_once_it_was_taken_up_has_no_page(client):
    offer = make_offer()
    act(client, offer, "withdraw")
    act(client, offer, "submit")
    public = Offer.objects.get().get_absolute_url()
    assert client.get(public).status_code == 200
    moderator = make_moderator()
    Offer.objects.get().decide("refuse", by=moderator, reason="Non.")
    assert client.get(public).status_code == 404
    Offer.objects.get().decide("undo", by=moderator)
    assert client.get(public).status_code == 200


@pytest.mark.parametrize("move", ["withdraw", "submit"])
def test_its_author_does_not_bring_back_the_page_of_what_was_refused(client, move):
    offer = make_offer()
    act(client, offer, "withdraw")
    act(client, offer, "submit")
    public = Offer.objects.get().get_absolute_url()
    Offer.objects.get().decide("refuse", by=make_moderator(), reason="Non.")
    Offer.objects.get().decide(move, name="x")
    assert client.get(public).status_code == 404


def test_an_approval_that_is_taken_back_leaves_the_title_that_readers_knew(client):
    offer, moderator = make_offer(title="Lu (H/F)"), make_moderator()
    public = offer.get_absolute_url()
    act(client, offer, "withdraw")
    act(client, offer, "rework")
    send(client, reverse("jobs:offer_step", args=(key(offer),)), offer_data(title="Après (H/F)"))
    offer.refresh_from_db()
    offer.decide("submit", name="x")
    offer.decide("approve", by=moderator)
    assert offer.known_title == "Après (H/F)"
    offer.decide("undo", by=moderator)
    says_withdrawn(client, public, "Lu (H/F)", but="Après")
    assert Offer.objects.get().known_title == "Lu (H/F)"


@pytest.mark.parametrize("moves", [["correct"], ["undo", "correct"], ["refuse"], ["reopen", "correct"]])
def test_candidates_of_what_a_moderator_took_down_hear_no_title_that_nobody_approved(client, moves):
    offer, moderator = make_offer(title="Lu (H/F)"), make_moderator()
    for move in moves:
        offer.decide(move, by=moderator, reason="Non.")
    send(client, reverse("jobs:offer_step", args=(key(offer),)), offer_data(title="Jamais lu"))
    offer = Offer.objects.get()
    assert (offer.title, offer.known_title) == ("Jamais lu", "Lu (H/F)")
    assert client.get(offer.get_absolute_url()).status_code == 404
    offer.decide("submit", name="x")
    assert client.get(Offer.objects.get().get_absolute_url()).status_code == 404
    offer.decide("approve", by=moderator)
    assert Offer.objects.get().known_title == "Jamais lu"
    erasure.erase_offer(offer.pk, name="x")
    assert Offer.objects.get().withdrawn_title == ""


def test_a_title_of_a_withdrawn_page_is_never_written_unread(client):
    offer = make_offer(title="Lu (H/F)")
    act(client, offer, "withdraw")
    send(client, reverse("jobs:offer_step", args=(key(offer),)), offer_data(title="Jamais lu"))
    change = send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Jamais lu"))
    assert change.status_code == 302
    assert "Jamais lu" not in client.get(offer.get_absolute_url()).content.decode()


def test_what_was_refused_after_it_was_online_leaves_no_page_when_it_is_withdrawn(client):
    offer = make_offer()
    offer.decide("refuse", by=make_moderator(), reason="Non.")
    act(client, offer, "withdraw")
    assert client.get(Offer.objects.get(pk=offer.pk).get_absolute_url()).status_code == 404


def test_what_is_sent_again_with_a_past_closing_date_asks_for_another_one(client, monkeypatch):
    offer = make_offer(closes_on=clock.today() + timedelta(days=2))
    act(client, offer, "withdraw")
    later = timezone.now() + timedelta(days=5)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert act(client, offer, "submit").status_code == 409
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_an_approval_made_again_keeps_the_first_publication():
    offer, moderator = make_offer(), make_moderator()
    first = timezone.now() - timedelta(days=3)
    Offer.objects.filter(pk=offer.pk).update(published_at=first)
    offer.decide("undo", by=moderator)
    assert not offer.is_public
    offer.decide("approve", by=moderator)
    offer.refresh_from_db()
    assert offer.published_at == first
    assert offer.last_day == offer.closes_on
    with pytest.raises(MoveRefused):
        offer.decide("approve", by=moderator)
    mail.outbox.clear()


def test_a_change_that_waits_leaves_the_desk_with_its_offer_and_comes_back_with_it(client):
    offer = make_offer(title="Avant (H/F)")
    send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Après (H/F)"))
    act(client, offer, "withdraw")
    assert not OfferEdit.objects.open().exists()
    assert act(client, offer, "restore").status_code == 302
    edit = OfferEdit.objects.open().get()
    assert (edit.wanted.title, edit.state, edit.by) == ("Après (H/F)", "pending", offer.email)
    edit.decide("approve", by=make_moderator())
    offer.refresh_from_db()
    assert (offer.title, offer.is_current) == ("Après (H/F)", True)
    assert list(faults()) == []


def test_a_change_to_correct_is_to_correct_again_with_its_reason(client, mailoutbox):
    offer = make_offer(title="Avant (H/F)")
    send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Après (H/F)"))
    OfferEdit.objects.get().decide("correct", by=make_moderator(), reason="Il manque le salaire.")
    mailoutbox.clear()
    act(client, offer, "withdraw")
    act(client, offer, "restore")
    edit = OfferEdit.objects.get()
    assert (edit.state, edit.wanted.title) == ("correct", "Après (H/F)")
    assert "Il manque le salaire." in client.get(reverse("jobs:manage", args=(key(offer),))).content.decode()
    assert not mailoutbox
    assert list(faults()) == []


def test_a_change_does_not_come_back_without_its_offer(client, monkeypatch):
    offer = make_offer()
    send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Après (H/F)"))
    act(client, offer, "withdraw")
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert act(client, offer, "restore").status_code == 409
    assert OfferEdit.objects.get().state == "withdrawn"


def test_a_change_taken_back_before_the_withdrawal_stays_so(client):
    offer = make_offer()
    send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Après (H/F)"))
    act(client, offer, "cancel-edit")
    act(client, offer, "withdraw")
    act(client, offer, "restore")
    assert not OfferEdit.objects.open().exists()


def test_nobody_is_told_that_changes_of_a_withdrawn_offer_are_online(client):
    offer = make_offer()
    send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Après (H/F)"))
    edit = OfferEdit.objects.get()
    offer.decide("withdraw", name=offer.email)
    mail.outbox.clear()
    with pytest.raises(MoveRefused, match="a retiré l’offre"):
        edit.decide("approve", by=make_moderator())
    assert not mail.outbox


@pytest.mark.parametrize("state", ["withdrawn", "refused"])
def test_a_change_sent_as_the_offer_is_decided_on_is_refused(state):
    offer = make_offer()
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.title = "Après (H/F)"
    move = {"withdrawn": "withdraw", "refused": "refuse"}[state]
    offer.decide(move, by=make_moderator(), reason="Non.")
    with pytest.raises(MoveRefused):
        editing.change(offer, wanted, offer.email)
    assert not OfferEdit.objects.exists()
