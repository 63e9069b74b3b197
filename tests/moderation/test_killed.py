"""A process that delivers mails is killed by the system, in the middle: nothing is lost, nothing is sent twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from core.mail import delivery
from core.models import OutgoingMail
from moderation.models import Comment, ConfirmedAddress
from review.machine import decide
from tests.core.smtp_sink import SmtpSink
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
State = OutgoingMail.State
ROOT = Path(__file__).resolve().parents[2]
MAILS = 6
WORKER = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.EMAIL_BACKEND, settings.EMAIL_TRANSPORT = "core.mail.OutboxBackend", "core.mail.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(sys.argv[2]), 60
django.setup()
from core.mail import delivery
delivery.deliver_due()
"""


@pytest.fixture
def sink(settings):
    with SmtpSink() as server:
        settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
        settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        settings.TASK_WORKER = False
        yield server


def worker(sink: SmtpSink) -> subprocess.Popen:
    """Another process, on the same database."""
    env = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    name = str(connection.settings_dict["NAME"])
    return subprocess.Popen([sys.executable, "-c", WORKER, name, str(sink.port)], cwd=ROOT, env=env)


def test_a_worker_killed_after_the_server_took_a_mail_loses_none_and_sends_none_twice(sink):
    page, by = make_article(), make_user("admin")
    comments = []
    for number in range(MAILS):
        email = f"lecteur{number}@example.org"
        ConfirmedAddress.confirm(email)
        comments.append(make_comment(page, email=email))
    decide(Comment, [comment.pk for comment in comments], "approve", by=by)
    assert OutgoingMail.objects.filter(state=State.WAITING).count() == MAILS
    sink.mood = "takes the third and hangs"
    process = worker(sink)
    try:
        assert sink.hangs.wait(60)
    finally:
        os.kill(process.pid, signal.SIGKILL)
    assert process.wait(20) == -signal.SIGKILL
    assert set(Comment.objects.values_list("state", flat=True)) == {"approved"}
    states = list(OutgoingMail.objects.values_list("state", flat=True))
    assert sorted(states) == sorted([State.SENT] * 2 + [State.SENDING] + [State.WAITING] * 3)
    sink.mood = "good"
    for _ in range(2):
        cache.clear()
        delivery.deliver_due()
        OutgoingMail.objects.filter(state=State.SENDING).update(claimed_at=timezone.now() - timedelta(hours=1))
    assert sorted(message["To"] for message in sink.messages) == [f"lecteur{number}@example.org" for number in range(MAILS)]
    assert OutgoingMail.objects.filter(state=State.DOUBTFUL).count() == 1, "a person decides on the one that perhaps left"
    assert OutgoingMail.objects.filter(state=State.SENT).count() == MAILS - 1
