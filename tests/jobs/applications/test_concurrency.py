"""Several at once, in real transactions, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.models import OutgoingMail
from jobs.alerts import periodic as alerts
from jobs.alerts.models import Alert
from jobs.applications import periodic
from jobs.applications.models import Application, ApplicationFile, ApplicationReply
from jobs.models import Offer
from review import register
from tests import documents
from tests.jobs.applications.factories import FROM_HERE, add_file, make_application, receipt_path, recruiter_path
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 8


def at_once(act: Callable[[int], Any]) -> list[Any]:
    def one(number: int) -> Any:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def mails_to(address: str) -> int:
    return sum(mail.recipients == [address] for mail in OutgoingMail.objects.all())


def post(url: str, data: dict[str, Any]) -> int:
    return Client().post(url, data, headers=FROM_HERE).status_code


def test_eight_identical_sends_are_one_application_with_one_file(private_files):
    offer, content = make_offer(), documents.pdf()

    def send(number: int) -> int:
        sent = {"name": "Jeanne", "email": "jeanne@exemple.fr", "message": "Bonjour", "cv": SimpleUploadedFile("cv.pdf", content)}
        return Client().post(f"/candidatures/offre/{offer.pk}/", sent, headers=FROM_HERE).status_code

    assert at_once(send) == [302] * AT_ONCE
    assert Application.objects.count() == 1
    assert len(private_files()) == 1
    assert mails_to("jeanne@exemple.fr") == 1


def test_eight_recruiters_send_one_answer():
    application = make_application()
    path = recruiter_path(application.offer, application)

    def answer(number: int) -> int:
        sent = {"reply": "refused", "key": f"key-{number}", "seen": "new", "text": f"Réponse {number}"}
        return Client().post(path, sent, headers=FROM_HERE).status_code

    assert sorted(at_once(answer)) == [302] + [409] * (AT_ONCE - 1)
    assert ApplicationReply.objects.count() == 1
    assert mails_to(application.email) == 1
    assert list(register.faults()) == []


def test_eight_clicks_on_erase_are_one_erasure():
    application = make_application()
    path = receipt_path(application)
    assert set(at_once(lambda number: Client().post(path, {"act": "erase"}).status_code)) <= {200, 404}
    assert not Application.objects.exists()
    assert mails_to(application.offer.email) == 1


def test_eight_runs_of_the_cron_send_each_mail_once():
    long_ago = timezone.now() - timedelta(days=61)
    silent, late = make_application(sent_at=long_ago), make_application(sent_at=timezone.now() - timedelta(days=16))
    offer = make_offer()
    Offer.objects.filter(pk=offer.pk).update(
        published_at=timezone.now() - timedelta(hours=30), online_since=timezone.now() - timedelta(hours=30)
    )
    for number in range(4):
        alert = Alert.objects.create(email=f"lea{number}@exemple.fr")
        alert.confirm()
        past = timezone.now() - timedelta(days=3)
        Alert.objects.filter(pk=alert.pk).update(seen_until=past, next_at=past)
    OutgoingMail.objects.all().delete()

    def run(number: int) -> None:
        alerts.send_due()
        periodic.remind_recruiters()
        periodic.tell_of_silences()

    at_once(run)
    assert [mails_to(f"lea{number}@exemple.fr") for number in range(4)] == [1, 1, 1, 1]
    assert mails_to(silent.email) == 1
    assert mails_to(late.offer.email) == 1


def test_one_address_that_asks_eight_times_at_once_gets_one_mail():
    def ask(number: int) -> int:
        return Client().post("/alertes/", {"email": "lea@exemple.fr", "frequency": "daily"}, headers=FROM_HERE).status_code

    assert at_once(ask) == [302] * AT_ONCE
    assert Alert.objects.count() == 1
    assert mails_to("lea@exemple.fr") == 1


def test_an_application_erased_while_its_recruiter_answers(private_files):
    def once() -> None:
        application = make_application()
        add_file(application)
        mine, theirs = receipt_path(application), recruiter_path(application.offer, application)
        reply = {"reply": "refused", "key": f"key-{application.pk}", "seen": "new", "text": "Merci de votre intérêt."}
        acts: list[Callable[[], int]] = [
            lambda: post(theirs, reply),
            lambda: post(mine, {"act": "erase"}),
            lambda: post(theirs, {"act": "study", "seen": "new"}),
            lambda: post(mine, {"act": "withdraw"}),
            lambda: post(theirs, {**reply, "key": f"other-{application.pk}", "reply": "accepted"}),
            lambda: post(theirs, {"act": "answer"}),
            lambda: Client().get(mine).status_code,
            lambda: Client().get(theirs).status_code,
        ]
        assert set(at_once(lambda number: acts[number]())) <= {200, 302, 404, 409, 410}
        assert not Application.objects.exists()
        assert not ApplicationReply.objects.exists()
        assert not ApplicationFile.objects.exists()
        assert private_files() == []

    for _round in range(3):
        once()
    assert list(register.faults()) == []
