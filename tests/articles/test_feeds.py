"""Feeds: valid whatever editors write, the same for all, and no more than readers may see."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.feeds.content import cleaned
from core.xml import printable
from pages.models import SiteSettings
from tests.factories import (
    draft,
    expired,
    make_article,
    make_author,
    make_image,
    make_keyword,
    make_section,
    post_dated,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = ("rss", "atom")


def feed(client, url: str) -> feedparser.FeedParserDict:
    response = client.get(url)
    assert response.status_code == 200
    ET.fromstring(response.content)  # noqa: S314 - our own output
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def full_text(site) -> None:
    chosen = SiteSettings.for_site(site)
    chosen.full_text_feeds = True
    chosen.save()


@pytest.mark.parametrize("kind", KINDS)
def test_the_site_has_a_feed_of_its_newest_articles(client, site, kind):
    for number in range(22):
        make_article(f"Article {number}", public_date=timezone.now() - timedelta(days=number + 1))
    parsed = feed(client, f"/{kind}.xml")
    assert len(parsed.entries) == 20
    assert [entry.title for entry in parsed.entries][:2] == ["Article 0", "Article 1"]
    assert parsed.feed.title == "Tribune"
    assert parsed.feed.language == "fr"
    assert {link.href for link in parsed.feed.links if link.rel == "self"} == {f"http://testserver/{kind}.xml"}


@pytest.mark.parametrize("kind", KINDS)
def test_feeds_are_set_in_french_type_as_the_pages_are(client, site, kind):
    full_text(site)
    body = """<p>L'heure d'été : « ici » &amp; là.</p>"""
    make_article("L'heure d'hiver : quand ?", standfirst="Qu'en dit <l'avenir> & l'autre ?", body=body)
    response = client.get(f"/{kind}.xml")
    entry = feed(client, f"/{kind}.xml").entries[0]
    assert entry.title == "L’heure d’hiver\u00a0: quand\u202f?"
    assert "Qu’en dit &lt;l’avenir&gt; &amp; l’autre\u202f?" in entry.content[0].value
    assert "L’heure d’été\u00a0: «\u202fici\u202f» &amp; là." in entry.content[0].value
    assert ("Qu’en dit &lt;l’avenir&gt; &amp; l’autre\u202f?" in response.text) == (kind == "atom")
    assert entry.summary.startswith("<p>Qu’en dit" if kind == "rss" else "Qu’en dit")


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_says_all_of_its_article(client, site, kind):
    article = make_article(
        "Coworking",
        make_section("Travail"),
        authors=[make_author("Ana Costa"), make_author("Paul Ney")],
        keywords=[make_keyword("télétravail")],
        standfirst="Une enquête & <b>huit</b> lieux.",
        public_date=datetime(2014, 10, 9, 8, tzinfo=UTC),
        lead_picture=make_image(description="Un bureau"),
        lead_picture_credit="Inès Marchetti",
    )
    entry = feed(client, f"/{kind}.xml").entries[0]
    assert entry.link == f"http://testserver{article.url}"
    assert entry.id == f"urn:uuid:{article.translation_key}"
    assert entry.published_parsed[:4] == (2014, 10, 9, 8)
    assert [author.name for author in entry.authors] in (["Ana Costa", "Paul Ney"], ["Paul Ney"])
    assert {tag.term for tag in entry.tags} == {"Travail", "télétravail"}
    # Plain text in Atom, HTML in RSS: the same words for the reader.
    html = "<p>Une enquête &amp; &lt;b&gt;huit&lt;/b&gt; lieux.</p>"
    assert entry.summary == (html if kind == "rss" else "Une enquête & <b>huit</b> lieux.")
    assert entry.media_content[0]["url"].startswith("http://testserver/images/")
    assert entry.media_content[0]["type"] == "image/jpeg"


def test_atom_has_what_the_standard_requires(client, site):
    make_article("Sans auteur")
    make_article("Signé", authors=[make_author("Ana Costa")])
    root = ET.fromstring(client.get("/atom.xml").content)  # noqa: S314
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(ATOM + name), (element.tag, name)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_readers_may_see_is_in_a_feed(client, site, kind):
    section = make_section("Travail")
    draft(section=section), post_dated(section=section), expired(section=section)
    shown = make_article("Visible", section)
    assert [entry.title for entry in feed(client, f"/{kind}.xml").entries] == [shown.title]


@pytest.mark.parametrize("kind", KINDS)
def test_sections_keywords_and_authors_have_feeds(client, site, kind):
    above = make_section("Économie")
    below = make_section("Travail", parent=above)
    make_article("Le premier", below, keywords=[make_keyword("télétravail")], authors=[make_author("Ana Costa")])
    make_article("Le second", above)
    assert len(feed(client, f"/economie/{kind}.xml").entries) == 2
    for url in (f"/economie/travail/{kind}.xml", f"/mots-cles/teletravail/{kind}.xml", f"/auteurs/ana-costa/{kind}.xml"):
        assert [entry.title for entry in feed(client, url).entries] == ["Le premier"], url
    assert feed(client, f"/mots-cles/teletravail/{kind}.xml").feed.title == "télétravail – Tribune"


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_without_articles_is_valid_and_stable(client, site, kind):
    make_keyword("silence")
    parsed = feed(client, f"/mots-cles/silence/{kind}.xml")
    assert parsed.entries == []
    assert client.get(f"/{kind}.xml").content == client.get(f"/{kind}.xml").content


@pytest.mark.parametrize("url", ["/rien/rss.xml", "/mots-cles/rien/rss.xml", "/auteurs/rien/atom.xml", "/a/b/c/atom.xml"])
def test_what_does_not_exist_has_no_feed(client, site, url):
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_text_only_where_editors_chose_it(client, site, kind):
    make_article("Coworking", standfirst="En bref.", body='<h2>Un intertitre</h2><p>Voir <a href="/ailleurs/">ailleurs</a>.</p>')
    entry = feed(client, f"/{kind}.xml").entries[0]
    assert "content" not in entry or "intertitre" not in entry.content[0].value
    full_text(site)
    content = feed(client, f"/{kind}.xml").entries[0].content[0].value
    assert "<h2>Un intertitre</h2>" in content
    assert 'href="http://testserver/ailleurs/"' in content


def test_html_for_elsewhere_keeps_text_and_loses_what_runs():
    html = (
        '<p onclick="x()" class="a">Un <a href="/b" style="c">lien</a><script>alert(1)</script></p>'
        '<iframe src="https://x"></iframe><picture><source srcset="/a 1x"><img src="/m.jpg" alt="i"></picture><a href="#n">1</a>'
    )
    assert cleaned(html, "https://s.example/x/") == (
        '<p>Un <a href="https://s.example/b">lien</a></p>'
        '<picture><img alt="i" src="https://s.example/m.jpg"/></picture><a href="https://s.example/x/#n">1</a>'
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(min_size=1, max_size=80))
def test_no_title_breaks_the_xml(client, site, kind, title):
    storable = title.replace("\x00", " ").encode("utf-8", "replace").decode()
    article = make_article(slug="hostile-title")
    try:
        type(article).objects.filter(pk=article.pk).update(title=storable, standfirst=storable)
        feed(client, f"/{kind}.xml")
    finally:
        article.delete()


@given(st.text())
def test_what_xml_cannot_write_is_left_out(text):
    ET.fromstring(f"<a>{printable(text).replace('&', '').replace('<', '')}</a>")  # noqa: S314


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_the_feed_is_not_sent_it_again(client, site, kind):
    first, second = make_article("Le premier"), make_article("Le second", public_date=timezone.now() - timedelta(days=3))
    response = client.get(f"/{kind}.xml")
    etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    assert client.get(f"/{kind}.xml", headers={"If-None-Match": etag}).status_code == 304
    assert client.get(f"/{kind}.xml", headers={"If-Modified-Since": modified}).status_code == 304
    first.unpublish()
    assert client.get(f"/{kind}.xml", headers={"If-None-Match": etag}).status_code == 200
    assert client.get(f"/{kind}.xml", headers={"If-Modified-Since": modified}).status_code == 200
    assert second.live


@pytest.mark.parametrize(
    "url", ["/rss.xml", "/atom.xml", "/economie/rss.xml", "/mots-cles/travail/rss.xml", "/auteurs/ana-costa/atom.xml"]
)
def test_a_feed_costs_four_queries_whatever_its_size(client, site, url, django_assert_max_num_queries):
    word, person, section = make_keyword("travail"), make_author("Ana Costa"), make_section("Économie")
    for number in range(8):
        make_article(f"A{number}", section, keywords=[word], authors=[person], lead_picture=make_image(size=(60, 40)))
        client.get(url)
        client.get(url)
    with django_assert_max_num_queries(4):
        client.get(url)


def test_a_feed_sets_no_cookie_and_is_only_read(client, site):
    assert not client.get("/rss.xml").cookies
    assert client.post("/rss.xml").status_code == 405
