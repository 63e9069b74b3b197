"""Popularity: counted without knowing who reads, robots aside, on pages that a cache serves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticleSettings, Readings
from articles.ranking import most_read
from articles.readings import Tally, tally
from tests import factories as make

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
BROWSER = {"User-Agent": FIREFOX, "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "image", "Sec-Fetch-Mode": "no-cors"}


@pytest.fixture(autouse=True)
def _empty_tally():
    tally._counts.clear()
    yield
    tally._counts.clear()


def ask(client, article_id, address="203.0.113.7", **headers):
    given = {name: value for name, value in {**BROWSER, **headers}.items() if value}
    return client.get(f"/lectures/{article_id}.gif", headers=given, REMOTE_ADDR=address)


def counted(article) -> int:
    tally.write()
    return sum(Readings.objects.filter(article=article).values_list("count", flat=True))


def test_a_reading_is_counted_without_query_or_cookie_and_once_for_a_while(client, site):
    article = make.make_article()
    with CaptureQueriesContext(connection) as queries:
        answer = ask(client, article.pk)
    assert len(queries) == 0
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/gif"
    assert answer["Cache-Control"] == "private, max-age=1800"
    assert not answer.cookies
    assert counted(article) == 1


def test_the_article_asks_for_its_mark_when_its_end_comes_near(client, site):
    article = make.make_article()
    mark = client.get(article.url).content.decode().split('class="read-mark"')[1].split(">")[0]
    assert f'src="/lectures/{article.pk}.gif"' in mark
    assert 'loading="lazy"' in mark
    assert 'alt=""' in mark


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "curl/8.5"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "document"},
        {"Sec-Fetch-Site": "", "Sec-Fetch-Dest": ""},
        {"Sec-Fetch-Site": "", "Sec-Fetch-Dest": "", "Referer": "https://ailleurs.example/"},
    ],
)
def test_robots_and_pages_fetched_in_advance_are_not_readers(client, site, headers):
    article = make.make_article()
    assert ask(client, article.pk, **headers).status_code == 200
    assert counted(article) == 0


def test_a_browser_that_says_only_where_it_comes_from_is_a_reader(client, site):
    article = make.make_article()
    ask(client, article.pk, **{"Sec-Fetch-Site": "", "Sec-Fetch-Dest": "", "Referer": "http://testserver/a/"})
    assert counted(article) == 1


def test_one_address_cannot_push_an_article(client, site):
    article = make.make_article()
    for _ in range(40):
        ask(client, article.pk)
    for number in range(5):
        ask(client, article.pk, address=f"198.51.100.{number}")
    assert counted(article) == 15


def test_articles_that_are_not_there_harm_nobody(client, site):
    article = make.make_article()
    for pk in (0, 10**9, "9" * 30, article.pk):
        assert ask(client, pk).status_code == 200
    assert client.post(f"/lectures/{article.pk}.gif").status_code == 405
    assert counted(article) == 1


def test_the_tally_writes_in_time_and_loses_nothing_when_the_base_refuses(site, monkeypatch):
    article, own = make.make_article(), Tally()
    for _ in range(99):
        own.add(article.pk)
    assert not Readings.objects.exists()
    monkeypatch.setattr("articles.models.reading.ReadingsQuerySet.add", lambda self, counts: 1 / 0)
    own.add(article.pk)
    monkeypatch.undo()
    assert not Readings.objects.exists()
    own.write()
    own.write()
    assert Readings.objects.get().count == 100


def test_most_read_counts_the_last_days_and_what_readers_may_see(site):
    today = timezone.localdate()
    old, new, hidden = make.make_article("Ancien"), make.make_article("Nouveau"), make.draft()
    for article, days, count in ((old, 40, 900), (old, 2, 3), (new, 0, 4), (new, 6, 4), (hidden, 0, 99)):
        Readings.objects.create(article=article, day=today - timedelta(days=days), count=count)
    assert [(article.title, article.readings) for article in most_read(5, 7)] == [("Nouveau", 8), ("Ancien", 3)]
    Readings.objects.all().forget()
    assert Readings.objects.count() == 5
    Readings.objects.filter(article=old, day=today - timedelta(days=40)).update(day=today - timedelta(days=500))
    Readings.objects.all().forget()
    assert Readings.objects.filter(article=old).count() == 1


def test_the_front_page_shows_the_lists_that_the_settings_ask_for(client, site):
    article = make.make_article("Le plus lu")
    assert "Les plus lus" not in client.get("/").content.decode()
    Readings.objects.create(article=article, day=timezone.localdate(), count=3)
    settings = ArticleSettings.for_site(site)
    settings.save()
    assert "Les plus lus" in client.get("/").content.decode()
    settings.most_read_on_home = False
    settings.save()
    assert "Les plus lus" not in client.get("/").content.decode()
