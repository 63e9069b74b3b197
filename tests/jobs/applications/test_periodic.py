"""What is due for applications, with a clock that moves: reminders, silence, retention, held files, orphans."""

import os
import socket
import time
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from core.files.private import private_storage
from jobs.applications import periodic
from jobs.applications.models import Application, ApplicationFile
from tests.core.files.test_antivirus import EICAR, Daemon
from tests.jobs.applications.factories import add_file, make_application
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch, django_capture_on_commit_callbacks):
    """`at(moment, job)` runs a job as if it were that moment, mails included."""

    def run(moment: datetime, *jobs) -> None:
        with monkeypatch.context() as clock:
            clock.setattr("django.utils.timezone.now", lambda: moment)
            with django_capture_on_commit_callbacks(execute=True):
                for job in jobs:
                    job()

    return run


def days(number: float) -> timedelta:
    return timedelta(days=number)


def test_recruiters_are_reminded_three_times_and_then_left(at):
    sent = timezone.now()
    offer = make_offer()
    waiting = [make_application(offer, sent_at=sent, name=f"Candidat {letter}") for letter in "AB"]
    make_application(offer, "answered", sent_at=sent, name="Répondue")
    make_application(offer, "withdrawn", sent_at=sent, name="Partie")
    told = {}
    for day in range(80):
        before = len(mail.outbox)
        at(sent + days(day + 0.1), periodic.remind_recruiters, periodic.remind_recruiters)
        if len(mail.outbox) > before:
            told[day] = mail.outbox[before:]
    assert list(told) == [15, 30, 45]
    assert all(len(mails) == 1 and mails[0].to == [offer.email] for mails in told.values())
    body = told[15][0].body
    assert all(application.name in body for application in waiting)
    assert "Répondue" not in body
    assert "Partie" not in body
    assert "2 candidatures attendent" in told[15][0].subject


def test_a_cron_that_slept_reminds_once(at):
    sent = timezone.now()
    make_application(sent_at=sent)
    at(sent + days(46), periodic.remind_recruiters)
    at(sent + days(47), periodic.remind_recruiters)
    assert len(mail.outbox) == 1


def test_a_reminder_that_was_cut_short_is_made_again(at, monkeypatch):
    sent = timezone.now()
    application = make_application(sent_at=sent)
    with monkeypatch.context() as patch:
        patch.setattr("jobs.applications.notifications.remind_recruiter", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            at(sent + days(16), periodic.remind_recruiters)
    application.refresh_from_db()
    assert application.reminders == 0
    at(sent + days(16), periodic.remind_recruiters)
    assert len(mail.outbox) == 1


def test_after_sixty_days_the_candidate_is_told_once(at):
    sent = timezone.now()
    silent, answered = make_application(sent_at=sent), make_application(state="refused", sent_at=sent)
    at(sent + days(59.9), periodic.tell_of_silences)
    assert not mail.outbox
    at(sent + days(60.1), periodic.tell_of_silences, periodic.tell_of_silences)
    at(sent + days(70), periodic.tell_of_silences)
    (message,) = mail.outbox
    assert message.to == [silent.email] != [answered.email]
    assert "Soixante jours" in message.body


@pytest.mark.parametrize("kept", [730, 90])
def test_applications_go_with_their_files_when_the_time_is_over(at, settings, private_files, kept):
    settings.APPLICATIONS_KEPT_DAYS = kept
    sent = timezone.now()
    old, later = make_application(sent_at=sent), make_application(sent_at=sent)
    add_file(old)
    add_file(later)
    later.decide("refuse", name="x", when=sent + days(10))
    at(sent + days(kept - 0.5), periodic.forget_old_applications)
    assert Application.objects.count() == 2
    at(sent + days(kept + 0.5), periodic.forget_old_applications)
    assert Application.objects.get() == later
    assert len(private_files()) == 1
    at(sent + days(kept + 11), periodic.forget_old_applications)
    assert not Application.objects.exists()
    assert private_files() == []


@pytest.mark.parametrize(("kept", "gone_after"), [(730, 30), (20, 20)])
def test_what_was_withdrawn_goes_after_a_month(at, settings, kept, gone_after):
    settings.APPLICATIONS_KEPT_DAYS = kept
    sent = timezone.now() - days(1)
    application = make_application(state="withdrawn", sent_at=sent, decided_at=sent + days(1))
    other = make_application(sent_at=sent + days(5))
    at(sent + days(1 + gone_after - 0.5), periodic.forget_old_applications)
    assert application.kept_until == sent + days(1 + gone_after)
    assert Application.objects.count() == 2
    at(sent + days(1 + gone_after + 0.5), periodic.forget_old_applications)
    assert Application.objects.get() == other


def test_files_without_a_row_are_swept_and_no_other(private_files):
    kept = add_file(make_application())
    storage = private_storage()
    orphan = storage.save("applications/00/orphan.pdf", ContentFile(b"x"))
    forgotten = storage.save("waiting/00/forgotten.pdf", ContentFile(b"x"))
    young = storage.save("waiting/00/young.pdf", ContentFile(b"x"))
    for name in (kept.file.name, orphan, forgotten):
        moment = time.time() - 3 * 3600
        os.utime(storage.path(name), (moment, moment))
    periodic.sweep_files()
    assert private_files() == sorted([kept.file.name, young])
    storage.save("applications/00/second.pdf", ContentFile(b"x"))
    periodic.sweep_files()
    assert len(private_files()) == 3


@pytest.fixture
def clamd(settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "clamd")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(settings.CLAMAV_SOCKET)
    listener.listen()
    Daemon(listener).start()
    yield
    listener.close()


def test_held_files_are_scanned_later(at, clamd, private_files):
    clean, infected = make_application(), make_application()
    add_file(clean)
    add_file(infected, content=b"%PDF-" + EICAR)
    ApplicationFile.objects.update(scan="held")
    at(timezone.now(), periodic.scan_held_files, periodic.scan_held_files)
    assert clean.files.get().is_readable
    assert infected.files.get().scan == "infected"
    assert private_files() == [clean.files.get().file.name]
    assert [message.to for message in mail.outbox] == [[infected.email]]


def test_while_the_scanner_sleeps_files_stay_held(settings, at):
    settings.CLAMAV_SOCKET = "/nowhere"
    file = add_file(make_application())
    ApplicationFile.objects.update(scan="held")
    at(timezone.now(), periodic.scan_held_files)
    file.refresh_from_db()
    assert file.is_held
