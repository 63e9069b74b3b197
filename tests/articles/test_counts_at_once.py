"""Votes and readings are exact whoever sends at once, in real transactions, on SQLite and on PostgreSQL."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.models import RatingTotal, Readings, Vote
from tests.factories import make_article
from tests.moderation.test_concurrency import AT_ONCE, at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
HERE = {"Sec-Fetch-Site": "same-origin"}


def vote(page, stars, address) -> int:
    return Client().post(f"/notes/{page.pk}/", {"stars": stars}, headers=HERE, REMOTE_ADDR=address).status_code


def test_eight_visitors_who_vote_and_change_at_once_are_counted_exactly():
    page = make_article()

    def act(number: int) -> list[int]:
        return [vote(page, stars, f"203.0.{number}.1") for stars in (1, 5, 2 + number % 3)]

    assert at_once(act) == [[302] * 3] * AT_ONCE
    total = RatingTotal.objects.get()
    given = list(Vote.objects.values_list("stars", flat=True))
    assert (total.votes, total.points) == (AT_ONCE, sum(2 + number % 3 for number in range(AT_ONCE)))
    assert (len(given), sum(given)) == (total.votes, total.points)


def test_one_visitor_who_clicks_eight_times_at_once_votes_once():
    page = make_article()
    assert at_once(lambda number: vote(page, 1 + number % 5, "203.0.113.7")) == [302] * AT_ONCE
    total, own = RatingTotal.objects.get(), Vote.objects.get()
    assert (total.votes, total.points) == (1, own.stars)


def test_a_vote_that_is_forgotten_while_it_is_changed_is_a_new_one():
    page, deleted = make_article(), threading.Event()
    vote(page, 2, "203.0.113.7")
    Vote.objects.update(cast_at=timezone.now() - timedelta(days=400))

    def forget_and_vote(number: int) -> int:
        if number:
            deleted.wait(10)
            return vote(page, 5, "203.0.113.7")
        with transaction.atomic():
            forgotten = Vote.objects.all().forget(365)
            deleted.set()
            time.sleep(0.5)  # The vote is read meanwhile, as it was.
        return forgotten

    assert at_once(forget_and_vote, 2) == [1, 302]
    total = RatingTotal.objects.get()
    assert (total.votes, total.points, Vote.objects.get().stars) == (2, 7, 5)


def test_eight_processes_that_write_readings_at_once_lose_none():
    pages = [make_article() for _ in range(3)]
    at_once(lambda number: [Readings.objects.all().add({page.pk: 2 for page in pages}) for _ in range(5)])
    assert list(Readings.objects.values_list("count", flat=True)) == [2 * 5 * AT_ONCE] * 3
