"""A web process is killed by the system in the middle of a POST, on the real server: the comment is stored whole, or not at
all; and the same send made again is one comment."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.utils import timezone

from core import client
from core.mail import delivery
from core.models import IntakeRecord, OutgoingMail
from moderation.models import Ban, Comment, ConfirmedAddress, Receipt
from review import register
from review.models import Decision
from tests.core.smtp_sink import SmtpSink
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
from config.settings.test import *
DATABASES["default"]["NAME"] = {name!r}
DEBUG = False
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND, EMAIL_TRANSPORT = "core.mail.OutboxBackend", "core.mail.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT, TASK_WORKER = "127.0.0.1", {port}, 5, False
"""
EMAIL = "a@example.org"


class Server:
    """granian on the base of this test: one process that answers, under one that watches it."""

    def __init__(self, folder: Path, sink: SmtpSink) -> None:
        (folder / "killed_settings.py").write_text(SETTINGS.format(name=str(connection.settings_dict["NAME"]), port=sink.port))
        self.folder = folder

    def start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        path = f"{self.folder}:{ROOT}:{ROOT / 'site'}"
        env = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "killed_settings"}
        command = [
            str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(self.port), "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
            "config.wsgi:application",
        ]  # fmt: skip
        self.process = subprocess.Popen(command, cwd=ROOT, env=env)
        until(lambda: self.answers("/healthz"), 60)

    def answers(self, path: str) -> bool:
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5).status == 200
        return False

    def send(self, page, text: str) -> str:
        """Where the sender is led; "" where the connection broke."""
        sent = urllib.parse.urlencode({"name": "Camille", "comment": text, "email": EMAIL}).encode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/commentaires/articles/{page.pk}/", sent, {"Sec-Fetch-Site": "same-origin"}
        )
        try:
            return urllib.request.urlopen(asked, timeout=30).url  # noqa: S310 - our own server
        except (OSError, urllib.error.URLError):
            return ""

    def kill(self) -> None:
        """Who answers, then who watches."""
        for pid in [*children(self.process.pid), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(20)


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()
    return [int(each) for each in found]


def until(done: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.fixture
def sink():
    with SmtpSink() as server:
        yield server


@pytest.fixture
def server(tmp_path, sink):
    found = Server(tmp_path, sink)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def banned(site):
    """Somebody whose messages are refused as they arrive, by a decision, and who hears why."""
    page = make_article()
    ConfirmedAddress.confirm(EMAIL)
    Ban.impose(make_comment(page, email=EMAIL), by=make_user("admin"), reason="Insultes.")
    Ban.objects.update(sender_hash=client.keyed_hash(EMAIL, "comment sender"))
    return page


def in_a_thread(does: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            does()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite nobody can stop a send in the middle from outside")
def test_killed_before_the_commit_nothing_is_stored_and_the_send_made_again_is_one_comment(server, banned):
    before = {model: model.objects.count() for model in (Comment, Decision, OutgoingMail, IntakeRecord, Receipt)}
    with transaction.atomic():
        register.hold()  # The send stops there: comment and mark are written, the decision is not.
        sending = in_a_thread(lambda: server.send(banned, "Encore moi"))
        until(waits_for_the_register)
        server.kill()
    sending.join(30)
    until(lambda: not waits_for_the_register())
    assert {model: model.objects.count() for model in before} == before
    server.start()
    assert all(server.send(banned, "Encore moi") for _ in range(2))
    made = Comment.objects.get(comment="Encore moi")
    assert (made.state, made.decisions.get().to_state) == ("refused", "refused")
    assert OutgoingMail.objects.count() == before[OutgoingMail] + 1
    assert list(register.faults()) == []


def waits_for_the_register() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # Else a transaction sees what it saw first.
        cursor.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            " AND query LIKE '%review_register%'"
        )
        return cursor.fetchone() is not None


def test_killed_after_the_commit_all_is_stored_and_the_send_made_again_is_the_same_comment(server, site, sink):
    page = make_article()
    ConfirmedAddress.confirm(EMAIL)
    sink.mood = "hangs after the text"
    sending = in_a_thread(lambda: server.send(page, "Un avis"))
    until(lambda: OutgoingMail.objects.filter(state="sending").exists())
    server.kill()
    sending.join(30)
    made = Comment.objects.get()
    assert (made.comment, made.state) == ("Un avis", "pending")
    sink.mood = "good"
    server.start()
    assert "/suivi/" in server.send(page, "Un avis")
    assert Comment.objects.get() == made
    mail = OutgoingMail.objects.get()
    OutgoingMail.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
    cache.clear()
    delivery.deliver_due()
    mail.refresh_from_db()
    assert mail.state == "doubtful", "it left perhaps: a person decides"
    assert list(register.faults()) == []
