"""The board and the page of an offer, as readers see them."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from core import stamp
from jobs.models import Offer, OfferViews
from jobs.states import APPROVED, FILLED, PAUSED, WITHDRAWN, OfferState
from tests.jobs.factories import make_board, make_expired, make_offer

FIREFOX = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def page(client, url: str) -> str:
    response = client.get(url, headers=FIREFOX)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_readers_see_current_offers_and_nothing_else(site, client):
    shown = make_offer(title="Maraîcher (H/F)")
    others = [make_offer(state, title=f"Caché {state}") for state in OfferState.values if state != APPROVED]
    expired = make_expired(title="Trop tard")
    html = page(client, make_board().url)
    assert shown.get_absolute_url() in html
    assert not any(offer.title in html for offer in [*others, expired])


@pytest.mark.parametrize("state", OfferState.values)
def test_an_offer_has_a_page_once_it_was_online(site, client, state):
    offer = make_offer(state)
    response = client.get(offer.get_absolute_url(), headers=FIREFOX)
    assert response.status_code == (200 if state in (APPROVED, FILLED, PAUSED, WITHDRAWN) else 404)


def test_another_slug_leads_to_the_offer(site, client):
    offer = make_offer()
    response = client.get(f"{make_board().url}{offer.pk}-autre/")
    assert (response.status_code, response.url) == (302, offer.get_absolute_url())


def test_views_are_counted_without_programs(site, client):
    offer = make_offer()
    page(client, offer.get_absolute_url())
    page(client, offer.get_absolute_url())
    client.get(offer.get_absolute_url(), headers={"user-agent": "Googlebot/2.1"})
    assert OfferViews.total(offer) == 2


def test_the_board_and_an_offer_cost_few_queries(site, client, django_assert_max_num_queries):
    for _ in range(25):
        make_offer()
    url, offer = make_board().url, make_offer()
    for _ in range(2):  # The first request makes the settings of the site.
        page(client, url)
    with django_assert_max_num_queries(6):
        page(client, url)
    with django_assert_max_num_queries(6):
        page(client, offer.get_absolute_url())


SEARCHES = ["", "?contract=cdi&department=19&remote=non&pay=on", "?q=adh%C3%A9rents", "?page=2", "?q=introuvable"]


@pytest.fixture
def drop_what_the_board_keeps(monkeypatch):
    """Forgets every value that the board keeps for itself; what other pages of the site share stays warm."""
    seen: set[str] = set()

    def watched(real):
        def kept(name, make, *args, **kwargs):
            if getattr(make, "func", make).__module__.split(".")[0] == "jobs":
                seen.add(name)
            return real(name, make, *args, **kwargs)

        return kept

    for name in ("kept", "cached"):
        monkeypatch.setattr(stamp, name, watched(getattr(stamp, name)))

    def drop() -> None:
        assert "job-board" in seen
        for name in seen:
            stamp._kept[1].pop(name, None)
            cache.delete(f"{name}:{stamp.current()}")

    return drop


@pytest.mark.parametrize("count", [25, 75])
@pytest.mark.parametrize("search", [*SEARCHES, "flux/", "flux/?q=adh%C3%A9rents"])
def test_a_search_whose_values_are_not_kept_costs_six_queries_however_many_offers(
    site, client, django_assert_max_num_queries, drop_what_the_board_keeps, search, count
):
    first = make_offer(remote="non")
    spread(first, count)
    url = make_board().url
    for _ in range(2):  # The first request makes the settings of the site.
        page(client, url)
    drop_what_the_board_keeps()
    with django_assert_max_num_queries(6) as queries:
        html = page(client, f"{url}{search}")
    assert any(Offer._meta.db_table in query["sql"] for query in queries), "a page that was stored says nothing"
    assert (first.title in html) is not search.endswith("introuvable")


def test_a_search_shows_each_offer_on_one_page_newest_first(site, client):
    spread(make_offer(title="Maraîcher (H/F)"), 45)
    make_offer(title="Comptable (H/F)")
    for number, offer in enumerate(Offer.objects.order_by("pk")):
        Offer.objects.filter(pk=offer.pk).update(published_at=offer.published_at - timedelta(hours=number * 7 % 46))
    wanted = [offer.pk for offer in Offer.objects.current().newest_first() if "Maraîcher" in offer.title]
    shown = []
    for number in (1, 2, 3):
        response = client.get(f"{make_board().url}?q=MARAICHER&page={number}")
        shown += [offer.pk for offer in response.context["offers"]]
        assert response.context["page_obj"].paginator.count == 45
    assert shown == wanted
    for wrong in ("4", "0", "-1", "x", "1.5", "٣", "9" * 9, "9" * 40):
        assert client.get(f"{make_board().url}?q=maraicher&page={wrong}").status_code == 404
    assert client.get(f"{make_board().url}?q=introuvable").status_code == 200
    assert client.get(f"{make_board().url}?q=introuvable&page=2").status_code == 404


def test_what_is_looked_in_holds_each_word_once(site):
    offer = make_offer(description="L’accueil, l’accueil et L’ACCUEIL d’adhérents", profile="accueil " * 3)
    assert offer.searchable.split().count("l’accueil") == 1
    assert offer.searchable.split().count("accueil") == 1
    assert len(set(offer.searchable.split())) == len(offer.searchable.split())


def test_words_that_change_while_they_are_put_once_are_kept(site):
    """The migration reads many offers, then writes: what their authors write meanwhile stands."""
    offer, quiet = make_offer(), make_offer()
    Offer.objects.update(searchable="avant avant")

    def change_first(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and not changed:
            changed.append(sql)
            Offer.objects.filter(pk=offer.pk).update(searchable="apres apres")
        return execute(sql, params, many, context)

    changed: list[str] = []
    migration = import_module("jobs.migrations.0009_each_word_once")
    with connection.execute_wrapper(change_first):
        migration.once(apps, SimpleNamespace(connection=connection))
    assert changed
    offer.refresh_from_db()
    quiet.refresh_from_db()
    assert (offer.searchable, quiet.searchable) == ("apres apres", "avant")


def spread(offer: Offer, count: int) -> None:
    """`count` live offers in all, like `offer`."""
    values = {field.attname: getattr(offer, field.attname) for field in Offer._meta.concrete_fields if not field.primary_key}
    Offer.objects.bulk_create([Offer(**values) for _ in range(count - 1)])


def test_the_way_to_post_is_on_the_board(site, client):
    assert reverse("jobs:start") in page(client, make_board().url)


@pytest.mark.parametrize(
    ("asked", "unfolded"), [("", False), ("?q=pain", False), ("?contract=cdi", True), ("?contract=ouvrage", True)]
)
def test_the_filters_are_unfolded_where_one_is_chosen(site, client, asked, unfolded):
    html = page(client, make_board().url + asked)
    assert ('<details class="board-more" open>' in html) is unfolded
    assert ('<details class="board-more">' in html) is not unfolded
