"""The notice on top of the site: for a time, everywhere or on the front page."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.models import NoticeSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


def post(site, **fields) -> NoticeSettings:
    stored = NoticeSettings.for_site(site)
    for name, value in {"text": "Fermé jusqu'à lundi !", **fields}.items():
        setattr(stored, name, value)
    stored.full_clean()
    stored.save()
    return stored


def test_it_shows_on_every_page_with_its_link(client, site):
    article = make.make_article()
    page = make.make_standard_page("Le programme")
    assert "site-notice" not in client.get("/").content.decode()
    post(site, page=page)
    for address in ("/", article.url, "/archives/", "/rien/"):
        html = client.get(address).content.decode()
        assert "Fermé jusqu’à lundi\u202f!" in html
        assert f'<a href="{page.url}">Le programme</a>' in html


def test_it_keeps_to_the_front_page(client, site):
    article = make.make_article()
    post(site, where="home")
    assert "site-notice" in client.get("/").content.decode()
    assert "site-notice" not in client.get(article.url).content.decode()


def test_it_comes_and_goes_by_the_clock(site):
    now = timezone.now()
    stored = post(site, starts_at=now, ends_at=now + timedelta(hours=1))
    assert [stored.shows(now + timedelta(minutes=minutes), True) for minutes in (-1, 0, 59, 60)] == [False, True, True, False]


def test_it_costs_no_query_once_known(client, site):
    article = make.make_article()
    for _ in range(2):
        client.get(article.url)
    costs = []
    for text in ("", "Une annonce"):
        post(site, text=text, page=make.make_standard_page())
        client.get(article.url)
        client.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(article.url)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_an_absurd_notice_is_refused_in_words(site):
    now = timezone.now()
    for fields in (
        {"starts_at": now, "ends_at": now},
        {"url": "https://a.example/"},
        {"url": "javascript:alert(1)"},
        {"text": "x" * 201},
    ):
        with pytest.raises(ValidationError):
            post(site, **fields)


def test_what_is_written_is_shown_and_not_run(client, site):
    post(site, text="<script>alert(1)</script>")
    html = client.get("/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
