"""“Offres en cours” on the home page and beside articles: right at once in every process, and nothing else is dropped."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobs import clock, editing, erasure
from jobs.models import Offer
from tests import factories as make
from tests.articles.test_nothing_stale import Process
from tests.jobs.factories import make_board, make_moderator, make_offer

pytestmark = pytest.mark.django_db
TITLE = "Maraîcher de saison (H/F)"


@pytest.fixture
def article(site):
    return make.make_article("La foire aux oignons", make.make_section("Commerce"), body="<p>Oignons.</p>")


@pytest.fixture
def other(client, article, settings, tmp_path) -> Process:
    settings.STAMP_FILE = tmp_path / "stamp"
    return Process(client)


def rename(offer: Offer) -> None:
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.title = "Un autre titre (H/F)"
    editing.change(offer, wanted, offer.email).decide("approve", by=make_moderator())


def close_today(offer: Offer) -> None:
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.closes_on = clock.today()
    editing.change(offer, wanted, offer.email)
    Offer.objects.filter(pk=offer.pk).update(last_day=clock.today() - timedelta(days=1))


def erase(offer: Offer) -> None:
    erasure.erase_offer(offer.pk, name="x")


GOING = [*[pytest.param(lambda offer, move=move: offer.decide(move, name="x", reason="Non."), id=move) for move in (
    "pause", "fill", "withdraw", "refuse", "correct", "reopen"
)], rename, close_today, erase]  # fmt: skip


@pytest.mark.parametrize("act", GOING)
def test_an_offer_that_is_over_is_gone_in_every_process(other, article, act, django_capture_on_commit_callbacks):
    offer, pages = make_offer(title=TITLE), ("/", article.url)
    make_offer(title="Comptable (H/F)")
    for page in pages:
        assert TITLE in other.text(page)
    with django_capture_on_commit_callbacks(execute=True):
        act(offer)
    for page in pages:
        assert TITLE not in other.text(page)
        assert "Comptable" in other.text(page)


@pytest.mark.parametrize(
    ("state", "move"), [("paused", "resume"), ("filled", "renew"), ("pending", "approve"), ("withdrawn", "restore")]
)
def test_an_offer_that_is_online_shows_in_every_process(other, article, state, move, django_capture_on_commit_callbacks):
    offer, pages = make_offer(state, title=TITLE), ("/", article.url)
    for page in pages:
        assert TITLE not in other.text(page)
    with django_capture_on_commit_callbacks(execute=True):
        offer.decide(move, name="x")
    for page in pages:
        assert TITLE in other.text(page)


def test_a_move_of_an_offer_costs_the_next_page_its_list_only(other, article):
    offer = make_offer(title=TITLE)
    spent = []
    for move in ("pause", "resume"):
        for _ in range(2):
            other.text(article.url)
        offer.decide(move, name="x")
        with CaptureQueriesContext(
            connection,
        ) as after:
            other.text(article.url)
        with CaptureQueriesContext(connection) as warm:
            other.text(article.url)
        spent.append(len(after) - len(warm))
    assert spent == [1, 1]


def test_a_board_that_moves_is_followed(other, article, django_capture_on_commit_callbacks):
    offer, board = make_offer(title=TITLE), make_board()
    assert offer.get_absolute_url() in other.text(article.url)
    with django_capture_on_commit_callbacks(execute=True):
        board.slug = "offres"
        board.save_revision().publish()
    assert f"/offres/{offer.pk}-" in other.text(article.url)
