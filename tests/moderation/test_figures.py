"""The year in figures, as anybody reads it."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation.figures import figures_of
from moderation.models import Ban
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

URL = "/commentaires/chiffres/"


@pytest.fixture(autouse=True)
def uncached():
    cache.clear()


@pytest.fixture
def admin(site):
    return make_user("admin")


def plain(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_an_empty_site_says_so(client, site):
    assert "Aucun commentaire" in plain(client.get(URL))


def test_what_became_of_each_comment_is_counted_once(client, admin):
    page = make_article()
    for state in ("approved", "approved", "refused", "spam", "withdrawn", "pending", "to_correct"):
        make_comment(page, state=state, by=admin, ground="Hors sujet" if state == "refused" else "")
    for reason in ("Insultes", "Insultes"):
        wavering = make_comment(page)
        wavering.decide("approve", by=admin)
        wavering.decide("refuse", by=admin, reason="Non.", ground="Hors sujet")
        wavering.decide("undo", by=admin)
        wavering.decide("refuse", by=admin, reason="Non.", ground=reason)
    found = figures_of(timezone.localdate().year)
    assert (found.received, found.approved, found.refused, found.spam, found.withdrawn, found.waiting) == (9, 2, 3, 1, 1, 2)
    assert found.refused_for == [("Insultes", 2), ("Hors sujet", 1)]
    body = plain(client.get(URL))
    assert "Insultes 2" in body
    assert "La modération en chiffres" in body


def test_the_wait_is_that_for_the_first_decision_of_a_person(admin):
    page, now = make_article(), timezone.now()
    for hours in (1, 2, 3, 4, 5):
        comment = make_comment(page, submitted_at=now - timedelta(hours=hours))
        comment.decide("approve", by=admin, when=now)
        comment.decide("refuse", by=admin, reason="Non.", when=now + timedelta(days=1))
    found = figures_of(now.year)
    assert found.median is not None
    assert round(found.median.total_seconds() / 3600) == 3


def test_what_a_ban_refuses_is_counted_under_its_ground(admin):
    first = make_comment(make_article())
    type(first).objects.filter(pk=first.pk).update(sender_hash="b" * 64, user_email="b@courriel.example")
    first.refresh_from_db()
    Ban.impose(first, by=admin, reason="Insultes.", refuse=True)
    assert figures_of(timezone.localdate().year).refused_for == [("Expéditeur banni", 1)]


def test_no_text_and_no_name_is_in_the_figures(client, admin):
    make_comment(state="refused", by=admin, text="Texte refusé", name="Zéphyrine", reason="Mots à elle.")
    body = plain(client.get(URL))
    for word in ("Texte refusé", "Zéphyrine", "Mots à elle", str(admin)):
        assert word not in body


def test_queries_do_not_grow_and_the_second_reader_costs_little(client, admin, django_assert_max_num_queries):
    page = make_article()
    counted = []
    for times in (1, 1, 12):
        for number in range(times):
            make_comment(page, state="refused", by=admin, ground=f"Motif {number}")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        counted.append(len(queries))
    assert counted[1] == counted[2] <= 16
    with django_assert_max_num_queries(3):
        assert client.get(URL)["Cache-Control"].startswith("public")


@pytest.mark.parametrize("year", ["1999", "0", "2999", "99999999999", "x", "-1"])
def test_a_year_without_comments_is_a_404(client, site, year):
    assert client.get(f"{URL}{year}/").status_code == 404


def test_it_is_linked_from_the_foot_and_from_the_rules(client, site):
    assert client.get(make_article().url).content.decode().count(f'href="{URL}"') == 2


def test_engines_are_told_its_full_address(client, site, settings):
    make_comment(make_article(), state="approved")
    year = timezone.localdate().year
    assert f'<link rel="canonical" href="{settings.SITE_URL}{URL}{year}/">' in client.get(URL).content.decode()
