"""A comment and its mails when the mail server is down, hangs, refuses, or when the worker is killed."""

import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import TestCase
from django.utils import timezone

from core.mail import delivery
from core.models import OutgoingMail
from moderation.models import Comment, ConfirmedAddress
from review.machine import decide
from tests.core.smtp_sink import SmtpSink
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

State = OutgoingMail.State
ADDRESS = "camille@example.org"


@pytest.fixture
def sink(settings):
    with SmtpSink() as server:
        settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
        settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 2
        settings.TASK_WORKER = False
        yield server


@pytest.fixture
def page(site):
    ConfirmedAddress.confirm(ADDRESS)
    return make_article()


@pytest.fixture
def admin(site):
    return make_user("admin")


def send(client, page, text="Un avis"):
    sent = {"name": "Camille", "email": ADDRESS, "comment": text}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def act(move, *comments, by, **fields):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return decide(Comment, [comment.pk for comment in comments], move, by=by, **fields)


def confirmed(page, number=0) -> Comment:
    email = f"lecteur{number}@example.org"
    ConfirmedAddress.confirm(email)
    return make_comment(page, email=email)


def run_periodic():
    """What the next runs do, once their time has come."""
    OutgoingMail.objects.filter(state=State.WAITING).update(due_at=timezone.now())
    cache.clear()
    delivery.deliver_due()


def states() -> set[str]:
    return set(OutgoingMail.objects.values_list("state", flat=True))


@pytest.mark.parametrize("mood", ["hangs at once", "busy", "closes", "unknown mailbox", "refuses the text"])
def test_a_bad_mail_server_costs_no_comment_and_its_author_gets_the_thank_you(client, page, sink, monkeypatch, mood):
    monkeypatch.setattr(delivery, "PATIENCE_OF_A_REQUEST", 1)
    sink.mood = mood
    answer = send(client, page)
    assert answer.status_code == 302
    assert "Un avis" in client.get(answer["Location"]).content.decode()
    assert Comment.objects.get().is_pending
    assert OutgoingMail.objects.count() == 1


def test_a_dead_mail_server_delays_the_mail_and_nothing_else(client, page, sink, settings):
    settings.EMAIL_PORT = 1
    assert send(client, page).status_code == 302
    assert send(client, page, "Un autre avis").status_code == 302
    assert states() == {State.WAITING}
    settings.EMAIL_PORT = sink.port
    run_periodic()
    assert [message["Subject"] for message in sink.messages] == ["Nous avons bien reçu votre message"] * 2
    run_periodic()
    assert len(sink.messages) == 2


def test_a_decision_does_not_wait_for_the_mail_server(page, admin, sink):
    sink.mood = "hangs at once"
    comment = confirmed(page)
    started = time.monotonic()
    act("approve", comment, by=admin)
    assert time.monotonic() - started < 1
    assert sink.connections == 0
    sink.mood = "good"
    run_periodic()
    assert [message["Subject"] for message in sink.messages] == ["Votre message est en ligne"]


def test_a_worker_killed_in_the_middle_of_many_mails_sends_none_twice(page, admin, sink, monkeypatch):
    comments = [confirmed(page, number) for number in range(6)]
    act("approve", *comments, by=admin)
    assert OutgoingMail.objects.count() == 6
    taken = []

    def killed(mail):
        """The process dies once the server has the third mail, before it can say so."""
        if len(taken) == 2:
            raise SystemExit
        taken.append(mail.pk)
        real(mail)

    real = OutgoingMail.mark_sent
    monkeypatch.setattr(OutgoingMail, "mark_sent", killed)
    with pytest.raises(SystemExit):
        delivery.deliver_due()
    assert len(sink.messages) == 3
    monkeypatch.setattr(OutgoingMail, "mark_sent", real)
    run_periodic()
    OutgoingMail.objects.filter(state=State.SENDING).update(claimed_at=timezone.now() - timedelta(hours=1))
    run_periodic()
    run_periodic()
    recipients = [message["To"] for message in sink.messages]
    assert sorted(recipients) == sorted({f"lecteur{number}@example.org" for number in range(6)})
    assert OutgoingMail.objects.filter(state=State.DOUBTFUL).count() == 1


def test_with_a_worker_the_decision_leaves_one_task_however_many_mails(page, admin, sink, settings):
    from django_tasks_db.models import DBTaskResult

    settings.TASK_WORKER = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before = DBTaskResult.objects.count()
    act("approve", *[confirmed(page, number) for number in range(5)], by=admin)
    waiting = list(DBTaskResult.objects.order_by("pk"))[before:]
    assert len(waiting) == 1
    assert not sink.messages
    delivery.deliver_some.func(waiting[0].args_kwargs["args"][0])
    delivery.deliver_some.func(waiting[0].args_kwargs["args"][0])
    assert len(sink.messages) == 5


def test_what_arrives_is_text_first_and_html_in_the_same_words(page, admin, sink):
    comment = confirmed(page)
    act("refuse", comment, by=admin, reason="Trop vif : « reprenez » <b>calmement</b>.")
    run_periodic()
    message = sink.messages[0]
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    text, html = (part.get_content() for part in message.iter_parts())
    assert "Trop vif : « reprenez » <b>calmement</b>." in text
    assert "<b>calmement" not in html
    assert "&lt;b&gt;calmement" in html
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
