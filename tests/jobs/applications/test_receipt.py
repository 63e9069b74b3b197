"""The candidate's private page: follow, withdraw, erase; others' links and numbers open nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from jobs.applications.models import Application, ApplicationReceipt
from jobs.applications.periodic import tell_of_silences
from review import register
from tests.jobs.applications.factories import add_file, make_application, receipt_path
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db


def test_the_receipt_shows_the_state_and_what_was_sent(client):
    application = make_application(state="study")
    file = add_file(application)
    path = receipt_path(application)
    shown = client.get(path).content.decode()
    assert "À l’étude" in shown
    assert application.message in shown.replace("\u202f", " ").replace("&#x27;", "’")
    answer = client.get(f"{path}{file.pk}/")
    assert answer["Content-Disposition"] == f'attachment; filename="{file.download_name}"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_tokens_are_stored_hashed():
    application = make_application()
    token = ApplicationReceipt.issue(application)
    assert token not in str(ApplicationReceipt.objects.values())


@pytest.mark.parametrize("token", ["x", "a" * 32, "é" * 20, "1", "..", "%2e%2e", "' OR 1=1 --", "a" * 1500])
def test_a_forged_link_opens_nothing(client, token):
    make_application()
    assert client.get(f"/candidatures/suivi/{token}/").status_code in (404, 414)
    assert client.post(f"/candidatures/suivi/{token}/", {"act": "erase"}).status_code in (404, 414)
    assert Application.objects.count() == 1


def test_the_file_of_another_opens_nothing(client):
    mine, other = make_application(), make_application()
    theirs = add_file(other)
    assert client.get(f"{receipt_path(mine)}{theirs.pk}/").status_code == 404
    assert client.get(f"{receipt_path(mine)}99999999999999999999/").status_code == 404


def test_withdrawing_is_a_post_and_takes_the_files(client, private_files, django_capture_on_commit_callbacks):
    application = make_application()
    add_file(application)
    path = receipt_path(application)
    client.get(f"{path}?act=withdraw")
    client.head(path)
    application.refresh_from_db()
    assert application.state == "new"
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(path, {"act": "withdraw"}).status_code == 302
        assert client.post(path, {"act": "withdraw"}).status_code == 302
    application.refresh_from_db()
    assert application.state == "withdrawn"
    assert private_files() == []
    assert "Retirée" in client.get(path).content.decode()
    assert [message.to for message in mail.outbox] == [[application.offer.email]]


def test_withdrawing_says_what_it_does_before_its_button(client):
    page = client.get(receipt_path(make_application())).content.decode()
    panel = page[page.index("<summary>Retirer ma candidature") :].partition("</details>")[0]
    assert "Ses fichiers sont supprimés aussitôt" in panel
    assert 'value="withdraw"' in panel
    assert 'value="withdraw"' not in page.replace(panel, "")


def test_erasing_takes_everything_at_once(client, private_files, django_capture_on_commit_callbacks):
    application = make_application(state="refused", name="Léa Effacée")
    add_file(application)
    add_file(application, "other")
    path = receipt_path(application)
    assert "Effacer définitivement" in client.get(f"{path}?ask=erase").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(path, {"act": "erase"})
    assert "effacée" in answer.content.decode()
    assert not Application.objects.exists()
    assert not ApplicationReceipt.objects.exists()
    assert private_files() == []
    assert client.get(path).status_code == 404
    assert client.post(path, {"act": "erase"}).status_code == 404
    assert [message.to for message in mail.outbox] == [[application.offer.email]]
    assert list(register.faults()) == []


def test_an_unknown_act_changes_nothing(client):
    application = make_application()
    assert client.post(receipt_path(application), {"act": "accept"}).status_code == 302
    application.refresh_from_db()
    assert application.state == "new"


def test_the_register_keeps_no_word_of_anybody():
    application = make_application(state="refused", name="Zénobie Unique", message="mots uniques", email="zenobie@exemple.fr")
    decision = application.decisions.last()
    kept = " ".join(str(value) for value in (decision.text, decision.reason, decision.actor_name))
    assert not any(word in kept for word in ("Zénobie", "uniques", "zenobie"))


def test_who_has_no_answer_is_told_once_that_the_offer_is_filled(client, django_capture_on_commit_callbacks):
    offer = make_offer()
    rows = {state: make_application(offer, state) for state in ("new", "study", "answered", "refused", "withdrawn")}
    elsewhere = make_application()
    with django_capture_on_commit_callbacks(execute=True):
        offer.decide("pause", name="Test")
    mail.outbox.clear()
    for move in ("fill", "renew", "fill"):
        with django_capture_on_commit_callbacks(execute=True):
            offer.decide(move, name="Test")
    told = [message for message in mail.outbox if "pourvue" in message.subject]
    assert {message.to[0] for message in told} == {rows["new"].email, rows["study"].email}
    assert len(told) == 2
    assert "d’autres pistes" in told[0].body.replace("'", "’")
    assert "/candidatures/suivi/" in told[0].body
    assert "Cette offre est pourvue" in client.get(receipt_path(rows["new"])).content.decode()
    for row in (rows["answered"], elsewhere):
        assert "Cette offre est pourvue" not in client.get(receipt_path(row)).content.decode()


@pytest.mark.parametrize("moves", [["withdraw", "rework"], ["correct"], ["withdraw", "submit", "refuse"]])
def test_candidates_know_an_offer_that_readers_do_not_see_any_more_by_what_was_approved(
    client, moves, django_capture_on_commit_callbacks
):
    application = make_application()
    offer = application.offer
    known = offer.title
    for move in moves:
        offer.decide(move, name="x", reason="Non.")
    offer.title, offer.organisation_name = "Titre que personne n’a lu (H/F)", "Maison que personne n’a lue"
    offer.save()
    Application.objects.update(sent_at=timezone.now() - timedelta(days=61))
    with django_capture_on_commit_callbacks(execute=True):
        tell_of_silences()
    assert known in str([message.body for message in mail.outbox if application.email in message.to])
    assert "que personne" not in str([(message.subject, message.body) for message in mail.outbox])
    shown = client.get(receipt_path(application)).content.decode()
    assert "que personne" not in shown
    assert known.split()[0] in shown
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(receipt_path(application), {"act": "withdraw"})
    assert mail.outbox
    assert "que personne" not in str([(message.subject, message.body) for message in mail.outbox])
