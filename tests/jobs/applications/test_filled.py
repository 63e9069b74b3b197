"""A filled offer: its candidates are told whatever stops, its recruiter is left in peace."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import OutgoingMail
from jobs.applications import erasure, notifications, periodic
from jobs.applications.filled import tell_candidates
from jobs.models import Offer
from tests.jobs.applications.factories import make_application
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site):
    return site


def told() -> list[str]:
    return sorted(row.recipients[0] for row in OutgoingMail.objects.filter(subject__contains="pourvue"))


def test_a_server_that_stops_after_the_commit_loses_no_mail():
    """Here nothing runs on commit, as where the process dies: the next periodic run finds who is left, once."""
    offer = make_offer()
    rows = [make_application(offer) for _ in range(3)]
    offer.decide("fill", name="x")
    assert told() == []
    tell_candidates()
    tell_candidates()
    assert told() == sorted(row.email for row in rows)


def test_who_was_answered_before_the_mail_left_gets_the_answer_only():
    offer = make_offer()
    row = make_application(offer)
    offer.decide("fill", name="x")
    row.decide("refuse", name="x")
    tell_candidates()
    assert told() == []


def test_candidates_of_a_renewed_offer_are_told_when_it_is_filled_again():
    offer = make_offer()
    first = make_application(offer)
    offer.decide("fill", name="x")
    tell_candidates()
    offer.decide("renew", name="x")
    second = make_application(offer, sent_at=timezone.now())
    tell_candidates()
    assert told() == [first.email]
    offer.decide("fill", name="x")
    tell_candidates()
    assert told() == sorted([first.email, second.email])


def test_a_recruiter_is_not_reminded_of_candidates_of_a_filled_offer_unless_they_go_on(monkeypatch):
    offer, other = make_offer(), make_offer()
    left = make_application(offer, sent_at=timezone.now() - timedelta(days=14))
    going_on = make_application(offer, "answered", sent_at=timezone.now() - timedelta(days=14))
    make_application(other, sent_at=timezone.now() - timedelta(days=14))
    offer.decide("fill", name="x")
    going_on.decide("study", name="x")
    OutgoingMail.objects.all().delete()
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    periodic.remind_recruiters()
    rows = {row.recipients[0]: row.content["body"] for row in OutgoingMail.objects.all()}
    assert set(rows) == {offer.email, other.email}
    assert going_on.name in rows[offer.email]
    assert left.name not in rows[offer.email]


def test_erasing_a_candidate_leaves_reminders_of_namesakes_in_part():
    offer = make_offer()
    gone = make_application(offer, name="Al", sent_at=timezone.now() - timedelta(days=16))
    gone.delete()
    make_application(offer, name="Albert Aubry", sent_at=timezone.now() - timedelta(days=16))
    periodic.remind_recruiters()
    about = OutgoingMail.objects.about(notifications.reminders_of(offer.pk))
    assert about.count() == 1
    erasure.drop_mails(make_application(offer, name="Al"))
    assert about.count() == 1
    erasure.drop_mails(make_application(offer, name="Albert Aubry"))
    assert about.count() == 0


def test_an_application_that_comes_as_the_offer_is_filled_is_given_back(client):
    from tests.jobs.applications.factories import FROM_HERE

    offer = make_offer()
    Offer.objects.get(pk=offer.pk).decide("fill", name="x")
    fields = {"name": "Léa", "email": "lea@exemple.fr", "message": "Bonjour à vous."}
    answer = client.post(f"/candidatures/offre/{offer.pk}/", fields, headers=FROM_HERE)
    assert answer.status_code == 410
    assert "Bonjour à vous." in answer.content.decode()
