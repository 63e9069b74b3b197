"""Outgoing mail, against a real SMTP server on the loopback: nothing is lost, nothing is sent twice, nobody waits long."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone

from core.mail import delivery
from core.models import OutgoingMail
from core.models.mail import BACKOFF
from tests.core.smtp_sink import SmtpSink

State = OutgoingMail.State
pytestmark = pytest.mark.django_db
real_transactions = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sink(settings):
    with SmtpSink() as server:
        settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
        settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 2
        yield server


def write(subject="Bonjour"):
    EmailMessage(subject, "Texte accentué : été.", "journal@exemple.fr", ["lea@exemple.fr"]).send()
    return OutgoingMail.objects.get(subject=subject)


def post(subject="Bonjour"):
    """Writes a mail and commits."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        mail = write(subject)
    mail.refresh_from_db()
    return mail


def retry(mail):
    """What the next periodic run does with a mail, its time having come."""
    OutgoingMail.objects.filter(pk=mail.pk).update(due_at=timezone.now())
    delivery.deliver_due()
    mail.refresh_from_db()


@real_transactions
def test_a_mail_leaves_when_its_transaction_is_committed(sink):
    with transaction.atomic():
        mail = write()
        assert mail.state == State.WAITING
        assert not sink.messages
    mail.refresh_from_db()
    assert mail.state == State.SENT
    assert mail.content == {}, "a sent mail keeps no private link"
    assert sink.messages[0]["Subject"] == "Bonjour"


@real_transactions
def test_a_mail_of_a_transaction_undone_never_leaves(sink):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    delivery.deliver_due()
    assert not sink.messages
    assert not OutgoingMail.objects.exists()


def test_everything_a_message_holds_arrives(sink):
    message = EmailMultiAlternatives(
        "Été",
        "Texte",
        "journal@exemple.fr",
        ["a@exemple.fr"],
        bcc=["b@exemple.fr"],
        cc=["c@exemple.fr"],
        reply_to=["r@exemple.fr"],
    )
    message.attach_alternative("<p>Texte</p>", "text/html")
    message.attach("notes.txt", "noté")
    message.attach("photo.png", b"\x89PNG\x00", "image/png")
    with TestCase.captureOnCommitCallbacks(execute=True):
        message.send()
    arrived = sink.messages[0]
    assert (arrived["Subject"], arrived["To"], arrived["Cc"], arrived["Reply-To"]) == (
        "Été", "a@exemple.fr", "c@exemple.fr", "r@exemple.fr",
    )  # fmt: skip
    assert "b@exemple.fr" not in arrived.as_string()
    assert arrived.get_body(("plain",)).get_content().strip() == "Texte"
    assert arrived.get_body(("html",)).get_content().strip() == "<p>Texte</p>"
    assert [part.get_filename() for part in arrived.iter_attachments()] == ["notes.txt", "photo.png"]
    assert list(arrived.iter_attachments())[1].get_content() == b"\x89PNG\x00"
    assert arrived["Message-ID"].endswith("@testserver>")


def test_a_fault_of_the_message_is_told_at_once(sink):
    with pytest.raises(BadHeaderError):
        send_mail("a\nBcc: x@exemple.fr", "b", None, ["lea@exemple.fr"])
    assert not OutgoingMail.objects.exists()


def test_a_dead_server_loses_nothing_and_the_next_run_sends(sink, settings):
    settings.EMAIL_PORT = 1
    mail = post()
    assert (mail.state, mail.attempts) == (State.WAITING, 1)
    assert mail.due_at > timezone.now()
    assert "ConnectionRefusedError" in mail.last_error
    settings.EMAIL_PORT = sink.port
    delivery.deliver_due()
    assert not sink.messages, "not due yet"
    retry(mail)
    assert mail.state == State.SENT
    assert len(sink.messages) == 1


def test_a_request_does_not_try_a_server_that_just_failed(sink, settings):
    settings.EMAIL_PORT = 1
    post("un")
    settings.EMAIL_PORT = sink.port
    second = post("deux")
    assert (second.state, second.attempts) == (State.WAITING, 0)
    cache.clear()
    assert post("trois").state == State.SENT
    delivery.deliver_due()
    assert [message["Subject"] for message in sink.messages] == ["trois", "deux"]


@pytest.mark.parametrize("mood", ["hangs at once", "slow"])
def test_a_server_that_hangs_keeps_nobody_waiting(sink, monkeypatch, mood):
    monkeypatch.setattr(delivery, "PATIENCE_OF_A_REQUEST", 1)
    sink.mood = mood
    start = time.monotonic()
    mail = post()
    assert time.monotonic() - start < 3
    assert mail.state == State.WAITING
    sink.mood = "good"
    retry(mail)
    assert mail.state == State.SENT
    assert len(sink.messages) == 1


@pytest.mark.parametrize("mood", ["busy", "closes"])
def test_a_server_that_says_later_is_asked_later(sink, mood):
    sink.mood = mood
    mail = post()
    assert (mail.state, mail.attempts) == (State.WAITING, 1)
    sink.mood = "good"
    retry(mail)
    assert mail.state == State.SENT


@pytest.mark.parametrize("mood", ["unknown mailbox", "refuses the text"])
def test_a_mail_refused_for_good_is_kept_and_not_tried_again(sink, mood):
    sink.mood = mood
    mail = post()
    assert mail.state == State.REFUSED
    assert mail.content["body"] == "Texte accentué : été."
    sink.mood = "good"
    retry(mail)
    assert not sink.messages
    mail.send_again()
    delivery.deliver_due()
    assert len(sink.messages) == 1


def test_a_mail_handed_over_without_an_answer_is_never_sent_again_by_itself(sink):
    sink.mood = "hangs after the text"
    mail = post()
    assert mail.state == State.DOUBTFUL
    sink.mood = "good"
    retry(mail)
    assert not sink.messages
    mail.send_again()
    delivery.deliver_due()
    assert len(sink.messages) == 1


def test_a_worker_killed_in_the_middle_leaves_a_mail_in_doubt_not_a_second_one(sink):
    with TestCase.captureOnCommitCallbacks(execute=True):
        mail = write()
        assert mail.claim()
    assert not sink.messages, "another process has it"
    delivery.deliver_due()
    mail.refresh_from_db()
    assert mail.state == State.SENDING
    OutgoingMail.objects.update(claimed_at=timezone.now() - timedelta(minutes=11))
    delivery.deliver_due()
    mail.refresh_from_db()
    assert mail.state == State.DOUBTFUL
    assert not sink.messages


def test_a_mail_erased_while_it_waited_its_turn_is_not_sent_and_stops_no_other(sink, settings):
    settings.EMAIL_PORT = 1
    first, second = write("Une"), write("Deux")
    settings.EMAIL_PORT = sink.port
    OutgoingMail.objects.update(due_at=timezone.now())
    listed = list(OutgoingMail.objects.due())
    OutgoingMail.objects.filter(pk=first.pk).delete()
    assert [mail.claim() for mail in listed] == [mail.pk == second.pk for mail in listed]


@real_transactions
def test_eight_workers_at_once_send_a_mail_once(sink, settings):
    settings.EMAIL_PORT = 1
    mail = write()
    OutgoingMail.objects.update(due_at=timezone.now())
    settings.EMAIL_PORT = sink.port

    def run(_number):
        try:
            delivery.deliver_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(run, range(8)))
    mail.refresh_from_db()
    assert mail.state == State.SENT
    assert len(sink.messages) == 1


def test_delays_grow_and_end(sink, settings):
    settings.EMAIL_PORT = 1
    mail = post()
    delays = []
    while mail.state == State.WAITING:
        delays.append(mail.due_at - mail.claimed_at)
        retry(mail)
    assert [round(delay.total_seconds() / 60) for delay in delays] == [step.total_seconds() / 60 for step in BACKOFF]
    assert mail.state == State.ABANDONED
    assert mail.content["body"] == "Texte accentué : été."


def test_old_mails_are_forgotten(sink):
    sent = post("envoyé")
    OutgoingMail.objects.filter(pk=sent.pk).update(created_at=timezone.now() - timedelta(days=31))
    post("récent")
    delivery.forget_old_mails()
    assert [mail.subject for mail in OutgoingMail.objects.all()] == ["récent"]


@pytest.mark.parametrize(("name", "said"), [("Le Journal, été", "Le Journal, été"), ('Le "Journal"', "Le Journal")])
def test_a_mail_of_the_site_comes_from_its_name_unless_the_address_that_was_set_has_one(settings, site, name, said):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    site.site_name = name
    site.save()
    settings.DEFAULT_FROM_EMAIL = "ne-pas-repondre@exemple.fr"
    EmailMessage("Une", "Texte", to=["lea@exemple.fr"]).send()
    assert OutgoingMail.objects.get(subject="Une").content["from"] == f'"{said}" <ne-pas-repondre@exemple.fr>'
    settings.DEFAULT_FROM_EMAIL = "Autre <a@exemple.fr>"
    EmailMessage("Deux", "Texte", to=["lea@exemple.fr"]).send()
    assert OutgoingMail.objects.get(subject="Deux").content["from"] == "Autre <a@exemple.fr>"
