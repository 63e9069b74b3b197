"""One person hears of one offer once: whatever moderators, recruiters and alerts do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import clock, editing
from jobs.alerts import periodic
from jobs.alerts.models import ToldOffer
from jobs.alerts.subscribing import stop_all
from jobs.models import Offer
from tests.jobs.alerts.test_alerts import at, make_alert, publish  # noqa: F401 (a fixture)
from tests.jobs.factories import make_moderator

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _site(site):
    return site


def approve_again(offer: Offer, when) -> None:
    moderator = make_moderator()
    offer.decide("undo", by=moderator, when=when)
    offer.decide("approve", by=moderator, when=when)


def test_an_approval_taken_back_and_made_again_is_told_once(at):  # noqa: F811
    start = timezone.now() - 5 * DAY
    make_alert(confirmed_at=start)
    offer = publish(start + timedelta(hours=1))
    assert len(at(start + 2 * DAY)) == 1
    approve_again(offer, start + 2 * DAY + timedelta(hours=1))
    assert at(start + 4 * DAY) == []


def test_what_was_taken_down_when_the_mail_left_is_told_when_it_comes_back(at):  # noqa: F811
    start = timezone.now() - 5 * DAY
    make_alert(confirmed_at=start)
    offer, moderator = publish(start + timedelta(hours=1)), make_moderator()
    offer.decide("reopen", by=moderator)
    assert at(start + 2 * DAY) == []
    offer.decide("approve", by=moderator, when=start + 2 * DAY + timedelta(hours=1))
    [message] = at(start + 4 * DAY)
    assert offer.title in message.body


def test_two_alerts_of_one_person_tell_an_offer_once(at):  # noqa: F811
    start = timezone.now() - 5 * DAY
    make_alert(confirmed_at=start)
    make_alert(query="contract=cdi", confirmed_at=start)
    make_alert("autre@exemple.fr", confirmed_at=start)
    publish(start + timedelta(hours=1))
    told = at(start + 2 * DAY)
    assert sorted(message.to[0] for message in told) == ["autre@exemple.fr", "lea@exemple.fr"]


def test_a_renewed_offer_is_told_to_those_only_who_had_not_heard_of_it(at):  # noqa: F811
    start = timezone.now() - 5 * DAY
    make_alert(confirmed_at=start)
    offer = publish(start + timedelta(hours=1))
    assert len(at(start + 2 * DAY)) == 1
    yesterday = clock.today() - DAY
    Offer.objects.filter(pk=offer.pk).update(closes_on=yesterday, last_day=yesterday)
    make_alert("nouvelle@exemple.fr", confirmed_at=timezone.now() - DAY)
    editing.renew(Offer.objects.get(pk=offer.pk), clock.today() + 20 * DAY, "x")
    told = at(timezone.now() + 2 * DAY)
    assert [message.to[0] for message in told] == ["nouvelle@exemple.fr"]


def test_what_was_told_is_forgotten_with_the_last_alert_and_in_time(at):  # noqa: F811
    start = timezone.now() - 5 * DAY
    make_alert(confirmed_at=start)
    make_alert("autre@exemple.fr", confirmed_at=start)
    publish(start + timedelta(hours=1))
    at(start + 2 * DAY)
    assert ToldOffer.objects.count() == 2
    stop_all("lea@exemple.fr")
    assert ToldOffer.objects.count() == 1
    ToldOffer.objects.update(told_at=timezone.now() - periodic.REMEMBERED - DAY)
    periodic.forget()
    assert not ToldOffer.objects.exists()
