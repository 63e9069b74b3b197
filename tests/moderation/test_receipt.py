"""The private page of who wrote: state, reason, one correction, mending, withdrawing, erasing. Each change is a POST."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.models import Comment, Receipt
from moderation.views.private import TRIES
from review import register
from review.models import Decision
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

TEXT = "Mon avis, avec une fôte."


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def admin(site):
    return make_user("admin")


def fresh(page, **fields) -> Comment:
    return make_comment(page, text=TEXT, submitted_at=timezone.now(), **fields)


def address(comment) -> str:
    return f"/commentaires/suivi/{Receipt.issue(comment)}/"


def body(client, link) -> str:
    return client.get(link).content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("pending", "En attente de lecture"), ("approved", "En ligne"), ("refused", "Non publié"), ("spam", "Non publié"),
        ("to_correct", "À corriger"), ("withdrawn", "Retiré"),
    ],
)  # fmt: skip
def test_each_state_is_said_in_words(client, page, state, words):
    assert words in body(client, address(make_comment(page, state=state)))


def test_a_link_opens_its_own_comment_and_no_other(client, page):
    mine, other = make_comment(page, text="Le mien"), make_comment(page, text="Celui d’une autre")
    assert "Celui d’une autre" not in body(client, address(mine))
    assert Receipt.objects.filter(comment=other).count() == 0


def test_who_tries_many_addresses_finds_even_good_ones_shut_for_a_while(client, page):
    link = address(make_comment(page))
    for number in range(TRIES):
        assert client.get(f"/commentaires/suivi/{number}/").status_code == 404
    assert client.get(link).status_code == 429
    assert client.get(link, REMOTE_ADDR="198.51.100.7").status_code == 200, "others are not concerned"


# --- Mending ---------------------------------------------------------------------------------------------------


def test_a_fresh_comment_is_mended_and_each_text_is_kept_in_the_register(client, page):
    comment = fresh(page)
    link = address(comment)
    assert 'value="change"' in body(client, link)
    for text in ("Mon avis, sans faute.", "Mon avis, enfin."):
        assert client.post(link, {"act": "change", "comment": text}).status_code == 302
        assert client.post(link, {"act": "change", "comment": text}).status_code == 302, "a double click"
    comment.refresh_from_db()
    assert (comment.comment, comment.state) == ("Mon avis, enfin.", "pending")
    assert "<p>Mon avis, enfin.</p>" in comment.html
    assert list(comment.decisions.values_list("move", flat=True)) == ["mend", "mend"]
    assert list(register.faults()) == []


def test_the_first_text_put_back_is_a_change_as_well(client, page):
    comment = fresh(page)
    link = address(comment)
    for text in ("Un", "Deux", "Un"):
        client.post(link, {"act": "change", "comment": text})
    comment.refresh_from_db()
    assert comment.comment == "Un"


def test_after_fifteen_minutes_or_a_decision_the_text_stands_and_what_was_typed_comes_back(client, page, admin):
    late, decided = make_comment(page, submitted_at=timezone.now() - timedelta(minutes=16), text=TEXT), fresh(page)
    decided.decide("approve", by=admin)
    for comment in (late, decided):
        link = address(comment)
        assert 'value="change"' not in body(client, link)
        answer = client.post(link, {"act": "change", "comment": "Trop tard"})
        assert answer.status_code == 409
        assert "Trop tard" in answer.content.decode()
        assert "<title>Erreur" in " ".join(answer.content.decode().split())
        comment.refresh_from_db()
        assert comment.comment == TEXT


@pytest.mark.parametrize("wrong", ["", " \n", "x" * 10_000])
def test_a_wrong_text_comes_back_with_an_error(client, page, wrong):
    link = address(fresh(page))
    answer = client.post(link, {"act": "change", "comment": wrong})
    assert answer.status_code == 422
    assert "form-summary" in answer.content.decode()
    assert wrong in answer.content.decode()
    assert Comment.objects.get().comment == TEXT


def test_nul_is_dropped_and_the_honeypot_holds(client, page):
    link = address(fresh(page))
    assert client.post(link, {"act": "change", "comment": "Un\0 mot", "contact_me": "x"}).status_code == 422
    assert client.post(link, {"act": "change", "comment": "Un\0 mot"}).status_code == 302
    assert Comment.objects.get().comment == "Un mot"


def test_a_preview_changes_nothing(client, page):
    answer = client.post(address(fresh(page)), {"act": "change", "comment": "Un\n\nDeux", "preview": "1"})
    assert "<p>Deux</p>" in answer.content.decode()
    assert Comment.objects.get().comment == TEXT


def test_changes_are_limited(client, page):
    link = address(fresh(page))
    for number in range(60):
        assert client.post(link, {"act": "change", "comment": f"Version {number}"}).status_code == 302
    answer = client.post(link, {"act": "change", "comment": "Une de trop"})
    assert answer.status_code == 429
    assert "Une de trop" in answer.content.decode()


# --- One correction --------------------------------------------------------------------------------------------


def test_a_correction_is_asked_for_sent_once_and_read_again(client, page, admin):
    comment = make_comment(page, text=TEXT)
    comment.decide("correct", by=admin, reason="Retirez le nom de votre voisin.")
    link = address(comment)
    asked = body(client, link)
    assert "Retirez le nom de votre voisin." in asked
    assert TEXT in asked, "ready to be changed"
    assert client.post(link, {"act": "change", "comment": "Sans le nom."}).status_code == 302
    assert client.post(link, {"act": "change", "comment": "Sans le nom."}).status_code == 302, "a double click"
    comment.refresh_from_db()
    assert (comment.state, comment.comment, comment.first_text) == ("pending", "Sans le nom.", TEXT)
    assert client.post(link, {"act": "change", "comment": "Encore"}).status_code == 409
    comment.refresh_from_db()
    assert comment.comment == "Sans le nom."
    assert comment.decisions.filter(move="resend").count() == 1
    assert list(register.faults()) == []


# --- Taking back, erasing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["pending", "approved", "refused", "spam", "to_correct"])
def test_a_comment_is_withdrawn_at_any_time_by_a_button(client, page, state):
    comment = make_comment(page, state=state, text=TEXT)
    link = address(comment)
    client.get(link, {"act": "withdraw"})
    client.get(link, {"act": "erase"})
    comment.refresh_from_db()
    assert (comment.state, comment.comment) == (state, TEXT)
    for _ in range(2):
        assert client.post(link, {"act": "withdraw"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.state, comment.decisions.filter(move="withdraw").count()) == ("withdrawn", 1)
    assert TEXT not in body(client, page.url)
    assert 'value="withdraw"' not in body(client, link)


@pytest.mark.parametrize("state", ["pending", "approved", "refused", "withdrawn"])
def test_an_erasure_leaves_nothing_of_the_person_and_the_register_whole(client, page, state):
    comment = make_comment(page, state=state, text=TEXT, name="Camille Personne", email="camille@example.org")
    link = address(comment)
    for _ in range(2):
        assert client.post(link, {"act": "erase"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.comment, comment.html, comment.user_name, comment.user_email, comment.ip_address) == ("", "", "", "", None)
    assert not Decision.objects.filter(text__contains="fôte").exists()
    answer = body(client, link)
    assert "Effacé" in answer
    for gone in (TEXT, "Camille Personne", "camille@example.org"):
        assert gone not in answer
        assert gone not in body(client, page.url)
    assert list(register.faults()) == []
    assert client.post(link, {"act": "change", "comment": "Revenir"}).status_code == 409


def test_an_unknown_act_changes_nothing(client, page):
    link = address(fresh(page))
    for act in ("", "approve", "undo", "x\0"):
        assert client.post(link, {"act": act}).status_code == 302
    assert Comment.objects.get().state == "pending"


@pytest.mark.parametrize("state", ["pending", "approved", "refused", "spam", "to_correct", "withdrawn"])
def test_a_receipt_shows_its_own_comment_only(site, client, state):
    page = make_article()
    mine = make_comment(page, text="texte-1-1", name="nom-1-1")
    make_comment(page, text="texte-2-2", name="nom-2-2", state=state)
    body = client.get(f"/commentaires/suivi/{Receipt.issue(mine)}/").content.decode()
    assert set(re.findall(r"(?:texte|nom)-\d+-\d+", body)) == {"texte-1-1", "nom-1-1"}
