"""A candidate applies: what is right arrives once, what is wrong comes back with everything typed."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core.models import IntakeRecord
from jobs.applications.models import Application, ApplicationFile
from jobs.models import Offer
from tests import documents
from tests.jobs.applications.factories import FROM_HERE, make_application
from tests.jobs.factories import make_expired, make_offer

pytestmark = pytest.mark.django_db
LETTER = "Madame, Monsieur,\n\nVotre offre m’intéresse."


def file(content: bytes, name: str = "mon cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def send(client, offer, headers=FROM_HERE, **fields):
    sent = {"name": "Jeanne Martin", "email": "jeanne@exemple.fr", "message": LETTER, **fields}
    sent = {name: value for name, value in sent.items() if value is not None}
    return client.post(f"/candidatures/offre/{offer.pk}/", sent, headers=headers)


def words(answer) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", answer.content.decode())


def test_an_application_with_two_files_reaches_the_recruiter_and_the_candidate(
    client, private_files, django_capture_on_commit_callbacks
):
    offer = make_offer(title="Comptable (H/F)", organisation_name="La Remise")
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, offer, cv=file(documents.pdf()), other=file(documents.odt(), "lettre.odt"))
    assert answer.status_code == 302
    application = Application.objects.get()
    assert (application.name, application.email, application.message) == ("Jeanne Martin", "jeanne@exemple.fr", LETTER)
    assert application.due_at - application.sent_at == timedelta(days=15)
    assert sorted(application.files.values_list("role", "kind")) == [("cv", "pdf"), ("other", "odt")]
    assert len(private_files()) == 2
    assert not any("cv" in name or "mon" in name for name in private_files())

    thanks = client.get(answer["Location"])
    assert "Votre candidature est partie" in words(thanks)
    assert "no-store" in thanks["Cache-Control"]
    assert thanks["X-Robots-Tag"] == "noindex, nofollow"
    assert thanks["Referrer-Policy"] == "no-referrer"

    to_recruiter, to_candidate = sorted(mail.outbox, key=lambda message: message.to != [offer.email])
    assert to_recruiter.to == [offer.email]
    assert to_recruiter.reply_to == ["jeanne@exemple.fr"]
    assert LETTER in to_recruiter.body
    assert not to_recruiter.attachments
    assert to_candidate.to == ["jeanne@exemple.fr"]
    assert "/candidatures/suivi/" in to_candidate.body
    for message in (to_recruiter, to_candidate):
        address = re.search(r"http://testserver(/\S+)", message.body)[1]
        assert client.get(address).status_code == 200


def test_the_form_says_in_advance_how_long_it_is_kept(client, settings):
    settings.APPLICATIONS_KEPT_DAYS = 365
    year = (timezone.now() + timedelta(days=365)).year
    shown = words(client.get(f"/candidatures/offre/{make_offer().pk}/"))
    assert "supprimée le" in shown
    assert str(year) in shown
    assert "csrf" not in shown


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Écrivez votre nom."),
        ("name", "J" * 81, "ramenez-le à 80"),
        ("email", "", "Indiquez votre adresse"),
        ("email", "pas une adresse", "nom@exemple.org"),
        ("email", "a" * 250 + "@exemple.fr", "aucune boîte"),
        ("message", "", "Écrivez quelques mots"),
        ("message", "x" * 10_000, "ramenez-le à 6000"),
        ("contact_me", "je suis un programme", "champ caché"),
    ],
)
def test_a_wrong_field_is_told_and_nothing_typed_is_lost(client, field, value, sentence):
    typed = {"name": "Zoé Lambert", "email": "zoe@exemple.fr", "message": "Un texte <b>unique</b>", field: value}
    answer = send(client, make_offer(), **typed)
    assert answer.status_code == 422
    shown = words(answer)
    assert sentence in shown
    assert "<title>Erreur" in re.sub(r"\s+", " ", shown).replace("<title> ", "<title>")
    for name in {"name", "email", "message"} - {field}:
        assert typed[name].replace("<", "&lt;").replace(">", "&gt;") in shown
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (documents.pdf_javascript(), "contient un script"),
        (documents.docx(word__vbaProject_dot_bin=b"x"), "macros"),
        (documents.zipped({"cv.pdf": b"%PDF-"}), "archive"),
        (documents.pdf_encrypted(), "mot de passe"),
        (b"%PDF-" + b"0" * 9_000_000, "plus de 5 Mo"),
        (b"0" * 30_000_000, "plus de 5 Mo"),
        (b"", "est vide"),
        (b"MZ programme", "PDF, DOCX ou ODT"),
    ],
    ids=["script", "macros", "archive", "locked", "large", "huge", "empty", "program"],
)
def test_a_refused_file_is_told_and_loses_no_typed_text(client, private_files, content, sentence):
    answer = send(client, make_offer(), cv=file(content), message="Mon texte à garder")
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "Mon texte à garder" in words(answer)
    assert not Application.objects.exists()
    assert private_files() == []


def test_a_sound_file_waits_while_the_rest_is_mended(client, private_files):
    offer = make_offer()
    answer = send(client, offer, email="", cv=file(documents.pdf(), "CV de Jeanne.pdf"))
    shown = words(answer)
    assert "« CV de Jeanne.pdf » est gardé" in shown
    token = re.search(r'name="cv_kept" value="([^"]+)"', answer.content.decode())[1]
    assert len(private_files()) == 1
    assert send(client, offer, cv_kept=token).status_code == 302
    assert ApplicationFile.objects.get().kind == "pdf"
    assert [name.split("/")[0] for name in private_files()] == ["applications"]


def test_a_waiting_file_can_be_left_out_and_its_word_cannot_be_forged(client):
    offer = make_offer()
    token = re.search(
        r'name="cv_kept" value="([^"]+)"', send(client, offer, email="", cv=file(documents.pdf())).content.decode()
    )[1]
    assert send(client, offer, cv_kept=token, cv_drop="1").status_code == 302
    assert not ApplicationFile.objects.exists()
    forged = token.replace(token[3], "A" if token[3] != "A" else "B", 1)
    for word in (forged, "../../etc/passwd", "x" * 5000, ""):
        assert send(client, offer, cv_kept=word, email=f"{len(word)}@exemple.fr").status_code == 302
    assert not ApplicationFile.objects.exists()


def test_the_same_send_twice_is_one_application(client, private_files, django_capture_on_commit_callbacks):
    offer = make_offer()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            assert send(client, offer, cv=file(documents.pdf())).status_code == 302
    assert Application.objects.count() == 1
    assert len(private_files()) == 1
    assert len(mail.outbox) == 2
    assert send(client, offer, cv=file(documents.pdf(2))).status_code == 302
    assert Application.objects.count() == 2


def test_a_send_from_elsewhere_comes_back_filled(client):
    answer = send(client, make_offer(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "Jeanne Martin" in words(answer)
    assert not Application.objects.exists()


def test_one_mailbox_sends_twenty_applications_a_day(client):
    offers = [make_offer() for _ in range(21)]
    statuses = [send(client, offer).status_code for offer in offers]
    assert statuses == [302] * 20 + [429]
    assert LETTER.split("\n")[0] in words(send(client, offers[20]))


@pytest.mark.parametrize("state", ["filled", "paused", "withdrawn"])
def test_a_closed_offer_takes_no_application_and_gives_the_text_back(client, state):
    offer = make_offer(state)
    answer = send(client, offer, message="Écrit trop tard")
    assert answer.status_code == 410
    assert "Écrit trop tard" in words(answer)
    assert not Application.objects.exists()


def test_an_offer_that_is_answered_elsewhere_by_now_gives_the_text_back(client):
    offer = make_offer(apply_by="lien", apply_url="https://emplois.example/42")
    answer = send(client, offer, message="Écrit entre-temps")
    assert answer.status_code == 410
    assert "Écrit entre-temps" in words(answer)
    assert "ailleurs" in words(answer)
    assert not Application.objects.exists()
    assert client.get(f"/candidatures/offre/{offer.pk}/").url == offer.get_absolute_url()


def test_an_expired_offer_takes_no_application(client):
    assert send(client, make_expired()).status_code == 410


@pytest.mark.parametrize("state", ["draft", "awaiting", "pending", "correct", "refused"])
def test_an_offer_that_nobody_reads_is_not_found(client, state):
    assert send(client, make_offer(state)).status_code == 404


@pytest.mark.parametrize("move", ["refuse", "correct", "reopen"])
def test_what_a_moderator_takes_down_meanwhile_gives_the_text_back_and_says_nothing_of_the_offer(client, move):
    offer = make_offer(title="Retirée par la modération (H/F)")
    offer.decide(move, name="x", reason="Non.")
    answer = send(client, offer, message="Écrit trop tard")
    assert answer.status_code == 410
    assert "Écrit trop tard" in words(answer)
    assert "Retirée par" not in words(answer)
    assert not Application.objects.exists()
    assert client.get(f"/candidatures/offre/{offer.pk}/").status_code == 404


@pytest.mark.parametrize("number", ["99999999999999999999999999", "0"])
def test_absurd_numbers_are_not_found(client, number):
    assert client.get(f"/candidatures/offre/{number}/").status_code == 404


def test_a_failure_leaves_neither_row_nor_file(client, private_files, monkeypatch):
    monkeypatch.setattr("jobs.applications.notifications.thank_candidate", lambda application: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        send(client, make_offer(), cv=file(documents.pdf()))
    assert not Application.objects.exists()
    assert not IntakeRecord.objects.filter(kind="application").exists()
    assert private_files() == []


def test_the_address_of_the_recruiter_is_behind_a_button(client):
    offer = make_offer(apply_by="courriel", apply_email="embauche@remise.example")
    page = client.get(offer.get_absolute_url()).content.decode()
    path = f"/candidatures/offre/{offer.pk}/adresse/"
    assert path in page
    for shown in (
        page,
        client.get(path).content.decode(),
        client.post(path, headers={"Sec-Fetch-Site": "cross-site"}).content.decode(),
    ):
        assert "embauche" not in shown
        assert "remise.example" not in shown
    answer = client.post(path, headers=FROM_HERE)
    assert "mailto:embauche@remise.example" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store, private"
    assert client.post(f"/candidatures/offre/{make_offer().pk}/adresse/", headers=FROM_HERE).status_code == 404


def test_an_offer_with_the_form_leads_to_it(client):
    offer = make_offer()
    page = client.get(offer.get_absolute_url())
    assert f"/candidatures/offre/{offer.pk}/" in page.content.decode()
    assert offer.email not in page.content.decode()
    assert not page.cookies


def test_applications_go_with_their_offer(client, private_files):
    offer = make_offer()
    send(client, offer, cv=file(documents.pdf()))
    make_application(offer)
    Offer.objects.filter(pk=offer.pk).delete()
    assert not Application.objects.exists()
