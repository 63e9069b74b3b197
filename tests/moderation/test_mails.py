"""Mails to readers: who gets which, who gets none, and how they stop."""

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import IntakeRecord, OutgoingMail
from moderation import mailboxes, missed
from moderation.missed import tell_missed
from moderation.models import Comment, ConfirmationLetter, ConfirmedAddress, Receipt, Silence, WordList
from moderation.models.address import address_hash
from review.machine import decide
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

TEXT = "Un texte que seule la rédaction doit lire."
ADDRESS = "camille@example.org"


@pytest.fixture
def page(site):
    return make_article("Une cantine à Tulle")


@pytest.fixture
def admin(site):
    return make_user("admin", display_name="Maud de la rédaction")


def send(client, page, **fields):
    sent = {"name": "Camille", "email": ADDRESS, "comment": TEXT, **fields}
    return client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def act(move, *comments, by, **fields):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return decide(Comment, [comment.pk for comment in comments], move, by=by, **fields)


def confirmed(page, **fields) -> Comment:
    ConfirmedAddress.confirm(ADDRESS)
    return make_comment(page, email=ADDRESS, **fields)


def links(message) -> list[str]:
    return re.findall(r"http://testserver(/\S+)", message.body)


def link_to(message, part: str) -> str:
    return next(link for link in links(message) if part in link)


def subjects() -> list[str]:
    return [message.subject for message in mail.outbox]


# --- A mailbox that nobody confirmed ---------------------------------------------------------------------------


def test_an_unknown_mailbox_gets_one_mail_that_holds_nothing_the_sender_chose(client, page):
    for number in range(3):
        assert send(client, page, name="Achetez chez moi", comment=f"https://reclame.example {number}").status_code == 302
    assert subjects() == ["Cette adresse est-elle la vôtre ?"]
    assert mail.outbox[0].to == [ADDRESS]
    whole = mail.outbox[0].body + mail.outbox[0].alternatives[0].content
    for chosen in ("Achetez", "reclame", "cantine", "/suivi/"):
        assert chosen not in whole


def test_until_it_is_confirmed_an_unknown_mailbox_hears_of_no_decision(client, page, admin):
    send(client, page)
    act("refuse", Comment.objects.get(), by=admin, reason="Hors sujet.")
    assert len(mail.outbox) == 1


def test_a_mailbox_is_confirmed_by_a_button_and_not_by_the_link(client, page, admin):
    send(client, page)
    link = link_to(mail.outbox[0], "/adresse/")
    answer = client.get(link)
    assert (answer.status_code, answer["Cache-Control"], answer["Referrer-Policy"]) == (200, "no-store, private", "no-referrer")
    assert TEXT not in answer.content.decode()
    assert client.head(link).status_code == 200
    assert not ConfirmedAddress.is_confirmed(ADDRESS)
    assert client.post(link).status_code == 302
    assert ConfirmedAddress.is_confirmed(ADDRESS)
    assert client.post(link).status_code == 302, "pressed twice"
    assert "confirmée" in client.get(link).content.decode()
    act("approve", Comment.objects.get(), by=admin)
    assert subjects()[1:] == ["Votre message est en ligne"]


def test_a_link_to_confirm_expires_after_thirty_days(client, page, monkeypatch):
    send(client, page)
    link = link_to(mail.outbox[0], "/adresse/")
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 31 * 86400)
    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 404
    assert not ConfirmedAddress.is_confirmed(ADDRESS)


def test_after_thirty_days_an_unknown_mailbox_may_be_asked_again(client, page):
    send(client, page)
    ConfirmationLetter.objects.update(sent_at=timezone.now() - timedelta(days=31))
    IntakeRecord.objects.update(created_at=timezone.now() - timedelta(days=31))
    send(client, page, comment="Un autre avis")
    assert len(mail.outbox) == 2


def test_one_mailbox_spelled_in_many_ways_gets_one_mail_a_day(client, page):
    for number in range(5):
        assert send(client, page, email=f"Camille+{number}@Example.org", comment=f"Avis {number}").status_code == 302
    assert len(mail.outbox) == 1


def test_one_range_makes_few_mails_leave_to_unknown_mailboxes(client, page):
    for number in range(25):
        assert send(client, page, email=f"personne{number}@example.org").status_code == 302
    assert Comment.objects.count() == 25
    assert len(mail.outbox) == 20


def test_forged_and_cut_links_lead_nowhere(client, page):
    send(client, page)
    link = link_to(mail.outbox[0], "/adresse/")
    stop = link_to(mail.outbox[0], "/desabonnement/")
    token = stop.strip("/").split("/")[-1]
    for wrong in (
        link[:-3] + "/",
        link.replace("/adresse/", "/adresse/x"),
        f"/commentaires/adresse/{token}/",
        "/commentaires/desabonnement/x/",
    ):
        assert client.get(wrong).status_code == 404, wrong
        assert client.post(wrong).status_code == 404, wrong


# --- A confirmed mailbox ---------------------------------------------------------------------------------------


def test_a_confirmed_mailbox_hears_that_the_message_arrived_without_its_text(client, page):
    ConfirmedAddress.confirm(ADDRESS)
    send(client, page, name="Réclame")
    assert subjects() == ["Nous avons bien reçu votre message"]
    message = mail.outbox[0]
    for chosen in (TEXT, "Réclame"):
        assert chosen not in message.body + message.alternatives[0].content
    assert TEXT in client.get(link_to(message, "/suivi/")).content.decode()


def test_a_confirmed_mailbox_is_not_bombarded_either(client, page):
    ConfirmedAddress.confirm(ADDRESS)
    for number in range(14):
        assert send(client, page, comment=f"Avis {number}").status_code == 302
    assert len(mail.outbox) == 10


def test_an_account_with_a_verified_address_counts_as_confirmed(client, page, admin):
    reader = make_user(email=ADDRESS, display_name="Nour")
    client.force_login(reader)
    send(client, page)
    assert subjects() == ["Cette adresse est-elle la vôtre ?"], "an account alone proves no mailbox"
    reader.emailaddress_set.create(email=ADDRESS, verified=True, primary=True)
    send(client, page, comment="Un autre avis")
    act("approve", *Comment.objects.all(), by=admin)
    assert subjects()[1:] == ["Nous avons bien reçu votre message", "Votre message est en ligne", "Votre message est en ligne"]


def test_somebody_elses_verified_account_lends_nothing(client, page, admin):
    make_user(email=ADDRESS).emailaddress_set.create(email=ADDRESS, verified=True, primary=True)
    send(client, page)
    act("approve", Comment.objects.get(), by=admin)
    assert subjects() == ["Cette adresse est-elle la vôtre ?"]


def test_an_approval_is_told_with_the_permalink(client, page, admin):
    comment = confirmed(page)
    act("approve", comment, by=admin)
    assert subjects() == ["Votre message est en ligne"]
    assert client.get(link_to(mail.outbox[0], f"/commentaires/{comment.pk}/")).status_code == 302
    assert client.get(link_to(mail.outbox[0], "/suivi/")).status_code == 200


def test_a_refusal_is_told_with_its_reason_and_the_private_page(client, page, admin):
    comment = confirmed(page, text=TEXT)
    act("refuse", comment, by=admin, reason="Restez courtois, s’il vous plaît.")
    message = mail.outbox[0]
    assert message.subject == "Votre message n’a pas été publié"
    assert "Restez courtois, s’il vous plaît." in message.body
    assert "Restez courtois" in message.alternatives[0].content
    assert "Maud" not in message.body, "the newsroom decides, not a person"
    assert TEXT in client.get(link_to(message, "/suivi/")).content.decode()


@pytest.mark.parametrize("move", ["spam", "withdraw"])
def test_spam_and_what_the_author_does_are_not_told(page, admin, move):
    comment = confirmed(page)
    act(move, comment, by=admin)
    assert not mail.outbox


def test_a_decision_taken_back_and_taken_again_is_told_once(page, admin):
    comment = confirmed(page)
    act("approve", comment, by=admin)
    act("undo", comment, by=admin)
    act("approve", comment, by=admin)
    assert subjects() == ["Votre message est en ligne"]
    act("refuse", comment, by=admin, reason="Hors sujet.")
    assert len(mail.outbox) == 2


def test_what_comes_with_an_import_is_told_to_nobody(page, admin):
    ConfirmedAddress.confirm(ADDRESS)
    with TestCase.captureOnCommitCallbacks(execute=True):
        make_comment(page, email=ADDRESS, state="approved", submitted_at=timezone.now() - timedelta(days=3))
    assert not mail.outbox


def test_a_correction_is_asked_for_with_the_reason_and_the_private_page(client, page, admin):
    comment = confirmed(page, text=TEXT)
    act("correct", comment, by=admin, reason="Retirez le nom de votre voisin.")
    message = mail.outbox[0]
    assert message.subject == "Votre message demande une correction"
    assert "Retirez le nom de votre voisin." in message.body
    assert TEXT in client.get(link_to(message, "/suivi/")).content.decode()


def test_an_edit_is_told_with_both_texts(page, admin):
    comment = confirmed(page, text="Un avis avec une fôte.")
    with TestCase.captureOnCommitCallbacks(execute=True):
        comment.edit(text="Un avis sans faute.", by=admin, reason="Orthographe.")
    assert subjects() == ["La rédaction a retouché votre message"]
    for words in ("Un avis avec une fôte.", "Un avis sans faute.", "Orthographe."):
        assert words in mail.outbox[0].body


def test_a_parent_approved_with_its_answer_is_told_as_approved(page, admin):
    parent = confirmed(page)
    act("approve_both", make_comment(reply_to=parent), by=admin)
    assert subjects() == ["Votre message est en ligne"]


# --- Answers ---------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(page):
    """A public comment whose author wants to hear of answers."""
    ConfirmedAddress.confirm(ADDRESS)
    comment = make_approved(page, email=ADDRESS, name="Camille")
    Comment.objects.filter(pk=comment.pk).update(followup=True)
    return comment


def test_an_answer_is_told_when_it_is_approved_and_once(client, asked, admin):
    reply = make_comment(reply_to=asked, name="Dominique", text="Voici pourquoi.")
    assert not mail.outbox
    act("approve", reply, by=admin)
    act("undo", reply, by=admin)
    act("approve", reply, by=admin)
    assert subjects() == ["Dominique vous a répondu"]
    assert "Voici pourquoi." in mail.outbox[0].body
    assert client.get(link_to(mail.outbox[0], f"/commentaires/{reply.pk}/")).status_code == 302


def test_answers_are_told_to_those_who_asked_and_confirmed_only(asked, admin):
    unasked = make_approved(asked.page, email=ADDRESS)
    unconfirmed = make_approved(asked.page, email="autre@example.org")
    Comment.objects.filter(pk=unconfirmed.pk).update(followup=True)
    own = make_comment(reply_to=asked, email="CAMILLE@example.org")
    replies = [make_comment(reply_to=parent) for parent in (unasked, unconfirmed)]
    act("approve", *replies, own, by=admin)
    assert "a répondu" not in " ".join(subjects())


def test_an_answer_to_what_is_no_longer_shown_is_told_to_nobody(asked, admin):
    reply = make_comment(reply_to=asked)
    act("withdraw", asked, by=admin)
    act("approve", reply, by=admin)
    assert not mail.outbox


# --- No more mails ---------------------------------------------------------------------------------------------


def test_mails_carry_the_one_click_of_rfc_8058_which_works_without_a_token(page, admin):
    act("approve", confirmed(page), by=admin)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(link).status_code == 200
    assert not Silence.objects.exists(), "a link changes nothing"
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 302
    act("approve", confirmed(page), by=admin)
    assert len(mail.outbox) == 1


def test_a_thread_is_left_alone_and_at_once(client, asked, admin):
    act("approve", make_comment(reply_to=asked), by=admin)
    stop = link_to(mail.outbox[0], "/desabonnement/")
    client.post(stop, {"List-Unsubscribe": "One-Click"})
    act("approve", make_comment(reply_to=asked), by=admin)
    assert len(mail.outbox) == 1
    act("approve", confirmed(asked.page), by=admin)
    assert subjects()[1:] == ["Votre message est en ligne"], "decisions are still told"
    client.post(stop, {"act": "listen"})
    act("approve", make_comment(reply_to=asked), by=admin)
    assert len(mail.outbox) == 3


def test_all_mails_stop_and_start_again_by_a_button(client, asked, admin):
    act("approve", make_comment(reply_to=asked), by=admin)
    stop = link_to(mail.outbox[0], "/desabonnement/")
    assert client.post(stop, {"act": "all"}).status_code == 302
    assert client.post(stop, {"act": "all"}).status_code == 302
    assert Silence.objects.count() == 1
    act("approve", make_comment(reply_to=asked), confirmed(asked.page), by=admin)
    send(client, asked.page)
    assert len(mail.outbox) == 1
    body = client.get(stop).content.decode()
    assert "listen_all" in body
    assert ADDRESS not in body
    client.post(stop, {"act": "listen_all"})
    act("approve", make_comment(reply_to=asked), by=admin)
    assert len(mail.outbox) == 2


def test_who_stops_the_mail_of_confirmation_is_not_asked_again(client, page):
    send(client, page)
    client.post(link_to(mail.outbox[0], "/desabonnement/"), {"List-Unsubscribe": "One-Click"})
    ConfirmationLetter.objects.all().delete()
    IntakeRecord.objects.all().delete()
    send(client, page, comment="Un autre")
    assert len(mail.outbox) == 1


def test_leaving_the_thread_of_an_article_that_is_gone_breaks_nothing(client, asked, admin):
    act("approve", make_comment(reply_to=asked), by=admin)
    stop = link_to(mail.outbox[0], "/desabonnement/")
    asked.page.delete()
    assert client.get(stop).status_code == 200
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 302


# --- Many at once ----------------------------------------------------------------------------------------------


def test_a_bulk_decision_is_told_in_few_queries_and_soon(page, admin, settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"  # Nobody listens: nobody may wait for it.
    few = [make_comment(page, email=f"p{number}@example.org") for number in range(3)]
    many = [make_comment(page, email=f"m{number}@example.org") for number in range(60)]
    for comment in [*few, *many]:
        ConfirmedAddress.confirm(comment.user_email)
    act("approve", make_comment(page), by=admin)
    with CaptureQueriesContext(connection) as small:
        act("approve", *few, by=admin)
    with CaptureQueriesContext(connection) as large:
        act("approve", *many, by=admin)
    assert len(large) <= len(small) + 1


def test_who_types_the_address_of_another_cannot_fill_the_mailbox_with_refusals_by_a_rule(client, page):
    ConfirmedAddress.confirm(ADDRESS)
    WordList.objects.create(title="Insultes", effect="refuse", entries="saperlotte")
    for number in range(15):
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert send(client, page, comment=f"Saperlotte {number} fois").status_code == 302
    assert Comment.objects.in_state("refused").count() == 15
    assert subjects() == ["Votre message n’a pas été publié"] * 10


def test_who_was_forgotten_because_the_server_stopped_hears_at_the_next_periodic_run(
    site, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"  # Mails wait for the next periodic run.
    page, by = make_article(), make_user("admin")
    for email in ("a@example.org", "b@example.org"):
        ConfirmedAddress.confirm(email)
    asked = make_approved(page, email="b@example.org")
    Comment.objects.filter(pk=asked.pk).update(followup=True)
    forgotten, told, undone, silent = (make_comment(page, email=email) for email in ("a@example.org",) * 3 + ("c@example.org",))
    reply = make_comment(reply_to=asked)
    then = timezone.now() - timedelta(minutes=10)
    with django_capture_on_commit_callbacks():  # The process ends here, before its mails.
        for comment in (forgotten, undone, silent, reply):
            comment.decide("approve", by=by, when=then)
    with django_capture_on_commit_callbacks(execute=True):
        undone.decide("undo", by=by, when=then)
        told.decide("approve", by=by, when=then)
    assert [sent.recipients for sent in OutgoingMail.objects.all()] == [["a@example.org"]]
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            tell_missed()
    sent = OutgoingMail.objects.order_by("about").values_list("about", "recipients")
    assert dict(sent) == {
        f"decision:{told.decisions.get().sequence}": ["a@example.org"],
        f"decision:{forgotten.decisions.get().sequence}": ["a@example.org"],
        f"answer:{reply.decisions.get().sequence}": ["b@example.org"],
    }


def test_the_run_that_finds_nobody_forgotten_asks_little(site, django_assert_max_num_queries):
    page, by = make_article(), make_user("admin")
    for _ in range(20):
        make_comment(page, email="c@example.org").decide("approve", by=by, when=timezone.now() - timedelta(minutes=10))
    with django_assert_max_num_queries(8):
        tell_missed()


@pytest.fixture
def told_before(site, settings, django_capture_on_commit_callbacks):
    """Two messages of one mailbox, approved ten minutes ago; their mails have left."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"
    page, by = make_article(), make_user("admin")
    comments = [confirmed(page), confirmed(page)]
    for comment in comments:
        with django_capture_on_commit_callbacks(execute=True):
            comment.decide("approve", by=by, when=timezone.now() - timedelta(minutes=10))
    OutgoingMail.objects.update(state="sent", content={})
    return comments


def test_who_has_one_message_erased_is_not_told_again_of_the_others(told_before, django_capture_on_commit_callbacks):
    told_before[0].erase(name="auteur")
    with django_capture_on_commit_callbacks(execute=True):
        tell_missed()
    assert not OutgoingMail.objects.filter(state="waiting").exists()
    assert ADDRESS not in str(list(OutgoingMail.objects.values())), "no trace of a sent mail names its author"


def test_two_periodic_runs_at_once_tell_a_forgotten_author_once(told_before, monkeypatch, django_capture_on_commit_callbacks):
    OutgoingMail.objects.all().delete()
    real = missed.welcome

    def while_another_run_tells(boxes):
        monkeypatch.setattr(missed, "welcome", real)
        tell_missed()
        return real(boxes)

    monkeypatch.setattr(missed, "welcome", while_another_run_tells)
    with django_capture_on_commit_callbacks(execute=True):
        tell_missed()
    told = sorted(OutgoingMail.objects.values_list("about", flat=True))
    assert told == sorted(f"decision:{comment.decisions.get().sequence}" for comment in told_before)


def test_who_had_enough_mails_today_is_made_no_private_link_by_each_run(told_before, monkeypatch):
    OutgoingMail.objects.all().delete()
    monkeypatch.setattr("moderation.limits.A_DAY", 0)
    known = Receipt.objects.count()
    tell_missed()
    assert not OutgoingMail.objects.exists()
    assert Receipt.objects.count() == known


def test_who_left_a_thread_stops_no_periodic_run(asked, admin):
    reply = make_comment(reply_to=asked)
    reply.decide("approve", by=admin, when=timezone.now() - timedelta(minutes=10))
    mailboxes.hush(address_hash(ADDRESS), asked.page_id)
    tell_missed()
    assert not mail.outbox
