"""The last day of an offer across both changes of the clock, as readers, candidates and the cron meet it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse

from jobs import clock, editing, periodic
from jobs.models import Offer
from tests.jobs.applications.factories import FROM_HERE
from tests.jobs.factories import make_moderator, make_offer
from tests.jobs.test_editing import key
from tests.jobs.world import HERE, send

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
# The day of 25 hours, and that of 23.
CHANGES = [date(2026, 10, 25), date(2027, 3, 28)]


@pytest.fixture(autouse=True)
def _site(site):
    return site


@pytest.fixture
def now_is(monkeypatch):
    def moved(day: date, hour: int = 12, minute: int = 0, second: int = 0) -> datetime:
        moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=PARIS)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    return moved


@pytest.mark.parametrize("last", CHANGES)
def test_half_past_eleven_on_the_last_day_and_midnight_after_it(client, now_is, last):
    now_is(last - timedelta(days=10))
    offer = make_offer(closes_on=last)
    form = f"/candidatures/offre/{offer.pk}/"
    for hour, minute in ((0, 0), (1, 30), (2, 30), (3, 0), (23, 30), (23, 59)):
        now_is(last, hour, minute)
        assert Offer.objects.current().exists()
        assert offer.is_current
        assert offer.days_left == 0
        assert client.get(form).status_code == 200
    now_is(last + timedelta(days=1), 0, 0)
    assert not Offer.objects.current().exists()
    assert client.get(form).status_code == 410
    fields = {"name": "Léa", "email": "lea@exemple.fr", "message": "Bonjour."}
    assert client.post(form, fields, headers=FROM_HERE).status_code == 410


@pytest.mark.parametrize("last", CHANGES)
def test_the_reminder_comes_once_though_the_cron_was_dead_for_days(now_is, last):
    now_is(last - timedelta(days=30))
    offer = make_offer(closes_on=last)
    now_is(last - timedelta(days=8), 23, 59)
    periodic.remind()
    assert mail.outbox == []
    for days in (7, 7, 5, 1, 0):
        now_is(last - timedelta(days=days), 0, 1)
        periodic.remind()
    assert [message.to for message in mail.outbox] == [[offer.email]]
    mail.outbox.clear()
    other = make_offer(closes_on=last + timedelta(days=40))
    now_is(last + timedelta(days=36))
    periodic.remind()
    periodic.remind()
    assert [message.to for message in mail.outbox] == [[other.email]]


@pytest.mark.parametrize("last", CHANGES)
def test_standard_time_counts_days_not_hours(now_is, last):
    now_is(last - timedelta(days=30), 23, 30)
    offer = make_offer(closes_on=None)
    assert offer.last_day == last + timedelta(days=30)
    now_is(last + timedelta(days=30), 23, 59)
    assert offer.is_current
    now_is(last + timedelta(days=31), 0, 0)
    assert not offer.is_current


def test_a_start_to_come_does_not_hide_an_offer(client):
    offer = make_offer(starts_on=clock.today() + timedelta(days=90))
    assert offer.title in client.get(offer.get_absolute_url()).content.decode()
    assert Offer.objects.current().filter(pk=offer.pk).exists()


@pytest.mark.parametrize("last", CHANGES)
def test_a_pause_over_the_end(client, now_is, last):
    """What is resumed after its end is over; it says so, and can be renewed."""
    now_is(last - timedelta(days=3))
    offer = make_offer(closes_on=last)
    url = reverse("jobs:manage", args=(key(offer),))
    assert send(client, url, {"act": "pause"}).status_code == 302
    now_is(last + timedelta(days=2))
    periodic.tell_of_ends()
    assert mail.outbox == []
    assert send(client, url, {"act": "resume"}).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.is_current, offer.is_expired) == ("approved", False, True)
    assert send(client, url, {"act": "renew", "closes_on": (last + timedelta(days=20)).isoformat()}).status_code == 302
    offer.refresh_from_db()
    assert offer.is_current
    assert clock.today(offer.published_at) == last + timedelta(days=2)


@pytest.mark.parametrize("last", CHANGES)
def test_filled_and_renewed_after_the_end(client, now_is, last):
    now_is(last - timedelta(days=3))
    offer = make_offer(closes_on=last)
    url = reverse("jobs:manage", args=(key(offer),))
    now_is(last + timedelta(days=1), 0, 0)
    assert send(client, url, {"act": "fill"}).status_code == 302
    assert "pourvue" in client.get(offer.get_absolute_url()).content.decode()
    assert client.post(url, {"act": "renew", "closes_on": last.isoformat()}, headers=HERE).status_code == 422
    assert send(client, url, {"act": "renew", "closes_on": ""}).status_code == 302
    offer.refresh_from_db()
    assert offer.is_current
    assert offer.last_day == last + timedelta(days=61)


def test_an_edit_that_renews_is_approved_after_the_end(now_is):
    last = CHANGES[0]
    now_is(last - timedelta(days=3))
    offer = make_offer(closes_on=last)
    now_is(last + timedelta(days=2))
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.title, wanted.closes_on = "Autre titre (H/F)", last + timedelta(days=30)
    edit = editing.change(offer, wanted, offer.email, renews=True)
    assert edit
    edit.decide("approve", by=make_moderator())
    offer.refresh_from_db()
    assert offer.is_current
    assert (offer.title, offer.last_day) == ("Autre titre (H/F)", last + timedelta(days=30))
