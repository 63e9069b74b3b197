"""The rate of answers that offers show: from five on, rounded down, measured on what is due."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from jobs.applications.rates import rate_of
from tests.jobs.applications.factories import make_application
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=40)


def fill(offer, answered: int, late: int = 0, *, wait: float = 6) -> None:
    sent_at = timezone.now() - LONG_AGO
    for _ in range(answered):
        make_application(offer, "answered", sent_at=sent_at, decided_at=sent_at + timedelta(days=wait))
    for _ in range(late):
        make_application(offer, sent_at=sent_at)


def shown(client, offer) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", client.get(offer.get_absolute_url()).content.decode())


def test_nine_of_ten_in_six_days(client):
    offer = make_offer(organisation_name="La Remise")
    fill(offer, 9, 1)
    assert "La Remise répond à 9 candidats sur 10, en 6 jours." in shown(client, offer)


def test_all_offers_of_the_organisation_count_and_no_others(client):
    first = make_offer(organisation_name="La Remise", email="rh@remise.example")
    second = make_offer(organisation_name="La Remise", email="rh@remise.example")
    other = make_offer()
    fill(first, 3)
    fill(second, 2)
    assert "répond à chaque candidature" in shown(client, second)
    assert rate_of(other) is None


@pytest.mark.parametrize(("answered", "late", "tenths"), [(4, 0, None), (5, 0, 10), (19, 1, 9), (1, 9, 1), (0, 5, 0)])
def test_tenths_are_rounded_down_and_nothing_is_said_before_five(answered, late, tenths):
    offer = make_offer()
    fill(offer, answered, late)
    rate = rate_of(offer)
    assert (rate and rate.tenths) == tenths


def test_what_is_not_due_yet_and_what_was_withdrawn_count_for_nothing():
    offer = make_offer()
    fill(offer, 5)
    make_application(offer)
    make_application(offer, "withdrawn", sent_at=timezone.now() - LONG_AGO)
    make_application(offer, "study")
    assert rate_of(offer).is_everybody


def test_under_study_is_no_answer():
    offer = make_offer()
    fill(offer, 4)
    make_application(offer, "study", sent_at=timezone.now() - LONG_AGO)
    assert rate_of(offer).tenths == 8


def test_it_is_measured_once(client, django_assert_num_queries):
    offer = make_offer()
    fill(offer, 5)
    cache.clear()
    with django_assert_num_queries(1):
        rate_of(offer)
    with django_assert_num_queries(0):
        rate_of(offer)
    with django_assert_num_queries(1):
        rate_of(make_offer.__globals__["Offer"].objects.only("organisation_id").get(pk=offer.pk))
