"""Nobody can fill the mailbox of a third person: fifty sends that name it, from as many places, and what is decided on them."""

import pytest
from django.core import mail
from django.test import Client, TestCase

from core.models import OutgoingMail
from moderation.limits import A_DAY
from moderation.models import Comment, ConfirmedAddress, Report
from review.machine import decide
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved

VICTIM = "victime@courriel.example"
SENDS = 50
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def admin(site):
    return make_user("admin")


def post(page, number: int, email: str = VICTIM, **fields) -> None:
    """From a household and under a name of its own."""
    sent = {"name": f"Nom {number}", "email": email, "comment": f"Avis {number}", "notify": "on", **fields}
    path = f"/commentaires/articles/{page.pk}/"
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = Client().post(path, sent, headers=HERE, REMOTE_ADDR=f"10.1.{number}.1")
    assert answer.status_code in (302, 429)


def act(move: str, *comments: Comment, by, **fields) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        decide(Comment, [comment.pk for comment in comments], move, by=by, **fields)


def stored(page, number: int = SENDS) -> list[Comment]:
    """As fifty sends over some days left them: the rate of one address is not met."""
    return [_stored(page, one) for one in range(number)]


def _stored(page, number: int) -> Comment:
    comment = Comment(page=page, user_name=f"Nom {number}", user_email=VICTIM, comment=f"Avis {number}")
    comment.save()
    return comment


def test_an_unknown_mailbox_gets_one_mail_of_fifty_sends(page):
    for number in range(SENDS):
        post(page, number)
    assert [message.to for message in mail.outbox] == [[VICTIM]]


def test_another_spelling_of_one_mailbox_gets_no_second_mail(page):
    for number, email in enumerate(
        ("victime@gmail.com", "v.ictime@gmail.com", "Victime+1@gmail.com", "vic.time+2@googlemail.com")
    ):
        post(page, number, email)
    assert [message.to for message in mail.outbox] == [["victime@gmail.com"], ["vic.time+2@googlemail.com"]]


def test_a_confirmed_mailbox_gets_ten_receipts_of_fifty_sends(page):
    ConfirmedAddress.confirm(VICTIM)
    for number in range(SENDS):
        post(page, number)
    assert len(mail.outbox) == 10


def test_fifty_decisions_one_by_one_are_ten_mails_and_the_last_says_so(page, admin):
    ConfirmedAddress.confirm(VICTIM)
    for comment in stored(page):
        act("refuse", comment, by=admin, reason="Publicité.")
    assert len(mail.outbox) == A_DAY
    assert ["jusqu’à demain" in message.body for message in mail.outbox] == [False] * (A_DAY - 1) + [True]
    other = _stored(page, 99)
    Comment.objects.filter(pk=other.pk).update(user_email="autre@courriel.example")
    ConfirmedAddress.confirm("autre@courriel.example")
    act("refuse", other, by=admin, reason="Publicité.")
    assert mail.outbox[-1].to == ["autre@courriel.example"], "one mailbox that is full closes no other"


def test_fifty_decisions_at_once_are_one_mail_with_every_reason(page, admin):
    ConfirmedAddress.confirm(VICTIM)
    act("refuse", *stored(page), by=admin, reason="Publicité déguisée.")
    assert len(mail.outbox) == 1
    body = mail.outbox[0].body
    assert body.count("Publicité déguisée.") == body.count("/commentaires/suivi/") == SENDS
    assert mail.outbox[0].alternatives[0].content.count("Publicité déguisée.") == SENDS


def test_three_decisions_at_once_keep_a_mail_each(page, admin):
    ConfirmedAddress.confirm(VICTIM)
    act("approve", *stored(page, 3), by=admin)
    assert [message.subject for message in mail.outbox] == ["Votre message est en ligne"] * 3


def test_a_mail_of_many_decisions_names_no_private_page_of_what_everybody_reads(page, admin):
    ConfirmedAddress.confirm(VICTIM)
    comments = stored(page, 4)
    act("approve", *comments, by=admin)
    body = mail.outbox[0].body
    assert "/suivi/" not in body
    assert all(comment.get_absolute_url() in body for comment in comments)


def test_fifty_answers_are_ten_mails(page, admin):
    ConfirmedAddress.confirm(VICTIM)
    asked = make_approved(page, email=VICTIM)
    Comment.objects.filter(pk=asked.pk).update(followup=True)
    for number in range(SENDS):
        reply = Comment(page=page, user_name=f"Nom {number}", comment=f"Réponse {number}", reply_to=asked)
        reply.save()
        act("approve", reply, by=admin)
    assert len(mail.outbox) == A_DAY


def test_fifty_reports_are_ten_receipts_and_ten_answers(page, admin):
    ConfirmedAddress.confirm(VICTIM)
    for number in range(SENDS):
        path = f"/commentaires/{make_approved(page).pk}/signaler/"
        Client().post(path, {"ground": "insult", "email": VICTIM}, headers=HERE, REMOTE_ADDR=f"10.1.{number}.1")
    assert len(mail.outbox) == 10
    mail.outbox.clear()
    for number in range(20):
        made = Report.objects.create(comment=make_approved(page), ground="insult", email=VICTIM)
        with TestCase.captureOnCommitCallbacks(execute=True):
            made.decide("dismiss", by=admin, reason=f"Rien à redire {number}.")
    assert len(mail.outbox) == A_DAY


def test_a_mail_of_many_decisions_is_called_back_with_them_and_told_anew(page, admin, settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"  # Without a worker, it waits for the next periodic run.
    ConfirmedAddress.confirm(VICTIM)
    comments = stored(page, 5)
    waiting = OutgoingMail.objects.filter(state=OutgoingMail.State.WAITING)
    act("refuse", *comments, by=admin, reason="Publicité.")
    assert waiting.count() == 1
    act("undo", *comments, by=admin)
    assert waiting.count() == 0
    act("refuse", *comments, by=admin, reason="Publicité.")
    assert waiting.count() == 1
