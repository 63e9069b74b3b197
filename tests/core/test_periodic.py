"""`manage.py run_periodic`: everything that is due, one failure not stopping the rest."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from core import periodic
from core.models import IntakeRecord, OutgoingMail
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_what_is_due_is_done(site):
    now = timezone.now()
    article = make_article("Postdaté", live=False)
    article.go_live_at = now - timedelta(minutes=1)
    article.save_revision(approved_go_live_at=article.go_live_at)
    Session.objects.create(session_key="old", expire_date=now - timedelta(days=1))
    for days in (1, 3):
        IntakeRecord.objects.create(kind="test", address_range="x", created_at=now - timedelta(days=days))
    content = {
        "subject": "s",
        "body": "b",
        "subtype": "plain",
        "from": "a@exemple.fr",
        "to": ["b@exemple.fr"],
        "cc": [],
        "bcc": [],
    }
    content |= {"reply_to": [], "headers": {}, "alternatives": [], "attachments": []}
    mail = OutgoingMail.objects.create(subject="s", recipients=["b@exemple.fr"], content=content)
    call_command("run_periodic")
    article.refresh_from_db()
    mail.refresh_from_db()
    assert article.live
    assert mail.state == OutgoingMail.State.SENT
    assert not Session.objects.exists()
    assert IntakeRecord.objects.count() == 1


def test_a_job_that_fails_is_named_and_the_others_are_done(monkeypatch):
    done = []
    jobs = {"first": lambda: done.append(1), "broken": lambda: 1 / 0, "last": lambda: done.append(2)}
    monkeypatch.setattr(periodic, "_jobs", jobs)
    with pytest.raises(CommandError, match="failed, the others are done: broken"):
        call_command("run_periodic")
    assert done == [1, 2]


def test_every_job_is_registered():
    assert {"scheduled pages", "mails", "old mails", "records of sends", "sessions", "failed sign-ins"} <= set(periodic.names())
