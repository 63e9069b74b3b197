"""Time is a filter, also for what is kept in memory: an article comes and goes at its second, in texts and in menus."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from articles import turns
from articles.models import ArticlePage
from core import stamp
from pages.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """`clock(seconds)` lets so much time pass, for Django's and the caches' clocks alike."""
    import time

    passed = timedelta()
    real_now, real_time, real_monotonic = timezone.now, time.time, time.monotonic
    monkeypatch.setattr(timezone, "now", lambda: real_now() + passed)
    monkeypatch.setattr(time, "time", lambda: real_time() + passed.total_seconds())
    monkeypatch.setattr(time, "monotonic", lambda: real_monotonic() + passed.total_seconds())

    def wait(seconds: float) -> None:
        nonlocal passed
        passed += timedelta(seconds=seconds)

    return wait


def linking(*targets: ArticlePage) -> ArticlePage:
    links = " ".join(f'<a linktype="page" id="{target.pk}">{target.title}</a>' for target in targets)
    return make.make_article("Celui qui renvoie", body=f"<p>Lire {links}.</p>")


def test_a_link_in_a_kept_text_goes_with_the_second_its_article_expires(client, site, clock):
    target = make.make_article("Le temps d’une foire", expire_at=timezone.now() + timedelta(seconds=40))
    page = linking(target)
    assert f'href="{target.url}"' in client.get(page.url).content.decode()
    clock(39)
    assert f'href="{target.url}"' in client.get(page.url).content.decode()
    clock(1.1)
    assert f'href="{target.url}"' not in client.get(page.url).content.decode()


def test_a_link_comes_with_the_second_its_article_is_due(client, site, clock):
    target = make.make_article("Demain dès l’aube", public_date=timezone.now() + timedelta(seconds=40))
    page = linking(target)
    assert f'href="{target.url}"' not in client.get(page.url).content.decode()
    clock(40.1)
    assert f'href="{target.url}"' in client.get(page.url).content.decode()


def test_a_menu_and_a_foot_do_too(client, site, clock):
    target = make.make_article("Le temps d’une foire", expire_at=timezone.now() + timedelta(seconds=40))
    settings = SiteSettings.for_site(site)
    settings.main_menu = [("link", {"page": target, "label": "La foire", "url": ""})]
    settings.footer_text = f'<p><a linktype="page" id="{target.pk}">La foire aussi</a></p>'
    settings.save()
    home = client.get("/").content.decode()
    assert "La foire<" in home
    assert f'href="{target.url}">La foire aussi' in home
    clock(40.1)
    home = client.get("/").content.decode()
    assert "La foire<" not in home
    assert f'href="{target.url}">La foire aussi' not in home


def test_what_is_ahead_is_read_once_until_something_changes(site, django_assert_num_queries):
    make.post_dated()
    turns.seconds_to_next()
    with django_assert_num_queries(0):
        assert 0 < turns.seconds_to_next() <= timedelta(days=2).total_seconds()


def test_nothing_ahead_is_for_ever_and_too_much_is_not_known(site, monkeypatch, clock):
    assert turns.seconds_to_next() == float("inf")
    monkeypatch.setattr(turns, "MOST", 2)
    for seconds in (10, 20, 30):
        make.make_article(public_date=timezone.now() + timedelta(seconds=seconds))
    assert turns.seconds_to_next() <= 10
    clock(21)
    assert turns.seconds_to_next() == 0
    stamp.renew()
    cache.clear()
    assert 0 < turns.seconds_to_next() <= 9.1
