"""What search engines are given to read."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from pages import sitemaps
from tests.factories import (
    draft,
    expired,
    make_article,
    make_author,
    make_keyword,
    make_section,
    make_standard_page,
    post_dated,
)

pytestmark = pytest.mark.django_db
SM = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def parsed(client, url: str) -> ET.Element:
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    return ET.fromstring(response.content)  # noqa: S314 - our own output


def locations(client, url: str) -> list[str]:
    return [found.text for found in parsed(client, url).iter(f"{SM}loc")]


def everything(client) -> set[str]:
    parts = locations(client, "/sitemap.xml")
    return {
        loc.removeprefix("http://testserver")
        for part in parts
        for loc in locations(client, part.removeprefix("http://testserver"))
    }


def test_every_public_thing_is_listed_and_nothing_else(client, site):
    section, private = make_section("Travail"), make_section("Privée")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    make_article("Visible", section, authors=[make_author("Ana Costa")], keywords=[make_keyword("coopération")])
    make_article("Sous clé", private, authors=[make_author("Sans article")])
    draft(section=section), post_dated(section=section), expired(section=section)
    make_keyword("inutilisé")
    make_standard_page("Mentions légales")
    assert everything(client) == {
        "/", "/travail/", "/travail/visible/", "/auteurs/ana-costa/", "/mots-cles/cooperation/", "/mentions-legales/",
    }  # fmt: skip


def test_the_date_is_that_of_the_last_change_readers_see(client, site):
    make_article("A", public_date=datetime(2014, 10, 9, tzinfo=UTC), updated_on=datetime(2015, 1, 2, tzinfo=UTC))
    make_article("B", public_date=datetime(2014, 12, 1, tzinfo=UTC))
    dates = [found.text[:10] for found in parsed(client, "/sitemap-articles.xml").iter(f"{SM}lastmod")]
    assert sorted(dates) == ["2014-12-01", "2015-01-02"]
    assert next(parsed(client, "/sitemap.xml").iter(f"{SM}lastmod")).text.startswith("2015-01-02")


def test_a_long_sitemap_has_pages(client, site, monkeypatch):
    monkeypatch.setattr(sitemaps.Public, "limit", 2)
    for number in range(3):
        make_article(f"A{number}")
    parts = locations(client, "/sitemap.xml")
    assert "http://testserver/sitemap-articles.xml?p=2" in parts
    assert len(locations(client, "/sitemap-articles.xml?p=2")) == 1


@pytest.mark.parametrize("query", ["p=0", "p=2", "p=-1", "p=abc", "p=99999999999999999999999", "p=%01", "p=²"])
def test_a_page_that_does_not_exist_is_not_found(client, site, query):
    assert client.get(f"/sitemap-articles.xml?{query}").status_code == 404
    assert client.get("/sitemap-rien.xml").status_code == 404


def test_the_cost_does_not_grow(client, site, django_assert_max_num_queries):
    for number in range(6):
        make_article(f"A{number}")
    for url in ("/sitemap.xml", "/sitemap-articles.xml", "/sitemap-pages.xml", "/sitemap-people.xml", "/sitemap-actualites.xml"):
        client.get(url), client.get(url)
        with django_assert_max_num_queries(6):
            client.get(url)


def test_news_are_of_the_last_two_days(client, site):
    assert locations(client, "/sitemap-actualites.xml") == []
    fresh = make_article("Frais & <net>", public_date=timezone.now() - timedelta(hours=3))
    make_article("Vieux", public_date=timezone.now() - timedelta(days=3))
    make_article("D’ailleurs", public_date=timezone.now() - timedelta(hours=3), canonical_source_url="https://example.org/a")
    root = parsed(client, "/sitemap-actualites.xml")
    assert [found.text for found in root.iter(f"{SM}loc")] == [f"http://testserver{fresh.url}"]
    assert root.find(f".//{NEWS}title").text == "Frais & <net>"
    assert root.find(f".//{NEWS}language").text == "fr"
    assert root.find(f".//{NEWS}name").text == "Tribune"


def test_robots_are_told_the_sitemaps_and_what_is_not_for_them(client, site):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    for path in ("/recherche/", "/admin/", "/commentaires/", "/compte/"):
        assert f"Disallow: {path}\n" in text
    assert "Disallow: /\n" not in text


def test_a_copy_of_the_site_at_another_address_is_for_no_robot(client, site):
    text = client.get("/robots.txt", headers={"Host": "localhost"}).content.decode()
    assert text.split() == ["User-agent:", "*", "Disallow:", "/"]


def test_a_title_that_xml_cannot_write_leaves_the_sitemap_of_news_readable(client, site):
    make_article("Un titre\x0b collé", make_section("Économie"), slug="colle")
    assert [found.text for found in parsed(client, "/sitemap-actualites.xml").iter(f"{NEWS}title")] == ["Un titre collé"]
