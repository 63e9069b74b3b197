"""What pages say of themselves: canonical addresses, Open Graph, schema.org, feeds."""

import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.urls import reverse

from articles.models import ArticlePage
from pages.metadata.ld_json import script
from pages.models import SiteSettings
from tests.factories import (
    make_article,
    make_author,
    make_home,
    make_image,
    make_keyword,
    make_section,
    make_standard_page,
)

pytestmark = pytest.mark.django_db

# What Google asks and recommends of each kind; a dict is a thing in it, a list one thing or several.
NEWS_ARTICLE = {
    "headline": str,
    "datePublished": str,
    "dateModified": str,
    "mainEntityOfPage": {"@type": str, "@id": str},
    "publisher": {"@type": str, "name": str, "url": str},
    "author": [{"@type": str, "name": str, "url": str}],
    "image": [{"@type": str, "url": str, "width": int, "height": int}],
    "articleSection": str,
    "isAccessibleForFree": bool,
}
BREADCRUMBS = {"itemListElement": [{"@type": str, "position": int, "name": str, "item": str}]}
WEBSITE = {"name": str, "url": str, "potentialAction": {"@type": str, "target": {"urlTemplate": str}, "query-input": str}}
PROFILE = {"mainEntity": {"@type": str, "name": str, "url": str}}


def head(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().split("</head>")[0]


def meta(html: str, name: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)"', html)]


def canonical(html: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)"', html)


def things(html: str) -> dict[str, dict]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    graph = json.loads(found[1])
    assert graph["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in graph["@graph"]}


def conforms(thing, schema) -> bool:
    if isinstance(schema, dict):
        assert isinstance(thing, dict), thing
        return all(name in thing and conforms(thing[name], part) for name, part in schema.items())
    if isinstance(schema, list):
        assert isinstance(thing, list), thing
        return bool(thing) and all(conforms(item, schema[0]) for item in thing)
    return isinstance(thing, schema) and thing != ""


@pytest.fixture
def article(site) -> ArticlePage:
    section = make_section("Travail", parent=make_section("Économie"))
    return make_article(
        "Coworking",
        section,
        authors=[make_author("Ana Costa"), make_author("Paul Ney")],
        keywords=[make_keyword("télétravail")],
        standfirst="Une enquête dans huit lieux.",
        public_date=datetime(2014, 10, 9, 8, tzinfo=UTC),
        updated_on=datetime(2015, 1, 2, 8, tzinfo=UTC),
        lead_picture=make_image(description="Un bureau partagé"),
    )


def test_an_article_describes_itself(client, article):
    html = head(client, article.url)
    url = f"http://testserver{article.url}"
    assert canonical(html) == [url]
    assert meta(html, "description") == ["Une enquête dans huit lieux."]
    assert meta(html, "og:type") == ["article"]
    assert meta(html, "og:url") == [url]
    assert meta(html, "og:title") == ["Coworking"]
    assert meta(html, "og:image")[0].startswith("http://testserver/images/")
    assert meta(html, "og:image:alt") == ["Un bureau partagé"]
    assert meta(html, "article:published_time") == ["2014-10-09T10:00:00+02:00"]
    assert meta(html, "article:tag") == ["télétravail"]
    assert meta(html, "twitter:card") == ["summary_large_image"]
    assert meta(html, "robots") == []


def test_an_article_is_news_for_search_engines(client, article):
    found = things(head(client, article.url))
    news, crumbs = found["NewsArticle"], found["BreadcrumbList"]
    assert conforms(news, NEWS_ARTICLE)
    assert conforms(crumbs, BREADCRUMBS)
    assert news["dateModified"] == "2015-01-02T09:00:00+01:00"
    assert [author["name"] for author in news["author"]] == ["Ana Costa", "Paul Ney"]
    assert news["image"][0]["width"] == 1200
    assert news["keywords"] == ["télétravail"]
    assert [item["name"] for item in crumbs["itemListElement"]][1:] == ["Économie", "Travail", "Coworking"]


def test_a_piece_first_published_elsewhere_credits_its_source(client, article):
    article.canonical_source_url = "https://example.org/la-piece"
    article.save()
    html = head(client, article.url)
    assert canonical(html) == ["https://example.org/la-piece"]


def test_a_hostile_title_stays_in_its_place(client, site):
    title = "Fin </script><script>alert(1)</script> \" \u2028 <!-- ' & é"
    html = head(client, make_article(title, slug="hostile").url)
    assert "<script>alert" not in html
    assert "\u2028" not in re.search(r"ld\+json.*?</script>", html, re.DOTALL)[0]
    assert things(html)["NewsArticle"]["headline"] == title
    assert meta(html, "og:title") == [title]


def test_what_is_shared_is_set_in_french_type(client, site):
    html = head(client, make_article("L'heure d'hiver & d'été : quand ?", standfirst="Qu'en dit l'avenir ?").url)
    title, summary = "L’heure d’hiver & d’été\u00a0: quand\u202f?", "Qu’en dit l’avenir\u202f?"
    assert meta(html, "og:title") == [title]
    assert meta(html, "og:description") == meta(html, "description") == [summary]
    news = things(html)["NewsArticle"]
    assert (news["headline"], news["description"]) == (title, summary)
    assert f"<title>{title.replace('&', '&amp;')}" in html


def test_structured_data_holds_nothing_that_html_reads():
    assert not set("<>&\u2028\u2029") & set(str(script([{"name": "<!--<script>&\u2028\u2029"}]))[35:-9])
    assert script([]) == ""


def test_the_home_page_presents_site_and_publisher(client, site):
    found = things(head(client, "/"))
    assert conforms(found["WebSite"], WEBSITE)
    assert found["WebSite"]["potentialAction"]["target"]["urlTemplate"] == "http://testserver/recherche/?q={search_term_string}"
    assert found["NewsMediaOrganization"]["name"] == "Tribune"


def test_the_publisher_shows_its_logo(client, article, site):
    settings = SiteSettings.for_site(site)
    settings.logo, settings.publisher = make_image(size=(600, 60)), "Association Le Journal"
    settings.save()
    publisher = things(head(client, article.url))["NewsArticle"]["publisher"]
    assert publisher["name"] == "Association Le Journal"
    assert publisher["logo"]["width"] == 600


def test_an_author_is_a_profile(client, article):
    html = head(client, reverse("articles:author", args=["ana-costa"]))
    assert conforms(things(html)["ProfilePage"], PROFILE)
    assert meta(html, "og:type") == ["profile"]
    assert canonical(html) == ["http://testserver/auteurs/ana-costa/"]


def test_each_page_of_a_list_is_its_own(client, site):
    section = make_section("Société")
    for _ in range(15):
        make_article("", section)
    assert canonical(head(client, section.url)) == [f"http://testserver{section.url}"]
    assert canonical(head(client, f"{section.url}?page=2&utm=x")) == [f"http://testserver{section.url}?page=2"]


def test_pages_announce_their_feeds(client, article):
    def feeds(url):
        return re.findall(
            r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="http://testserver([^"]*)"', head(client, url)
        )

    everywhere = [("application/rss+xml", "/rss.xml"), ("application/atom+xml", "/atom.xml")]
    assert feeds("/") == everywhere
    assert feeds("/economie/travail/")[0] == ("application/rss+xml", "/economie/travail/rss.xml")
    assert feeds("/mots-cles/teletravail/")[:2] == [
        ("application/rss+xml", "/mots-cles/teletravail/rss.xml"),
        ("application/atom+xml", "/mots-cles/teletravail/atom.xml"),
    ]
    assert feeds("/auteurs/ana-costa/")[1] == ("application/atom+xml", "/auteurs/ana-costa/atom.xml")
    for _, url in feeds("/economie/travail/") + feeds("/mots-cles/teletravail/") + feeds("/auteurs/ana-costa/"):
        assert client.get(url).status_code == 200


def test_previews_are_not_for_search_engines(rf, article):
    request = rf.get(article.url)
    html = article.make_preview_request(request, article.default_preview_mode).render().content.decode()
    assert meta(html, "robots") == ["noindex, follow"]
    assert not canonical(html)
    assert "ld+json" not in html


def test_static_pages_and_archives_have_an_address_of_their_own(client, article):
    page = make_standard_page("Mentions légales", introduction="Qui édite ce site.")
    html = head(client, page.url)
    assert canonical(html) == [f"http://testserver{page.url}"]
    assert meta(html, "description") == ["Qui édite ce site."]
    assert canonical(head(client, "/archives/2014/")) == ["http://testserver/archives/2014/"]


def test_pages_about_no_single_thing_say_what_they_hold(client, article):
    day = article.public_date
    pages = {
        "/archives/": ("Archives", "par année et par mois"),
        f"/archives/{day:%Y}/": (f"Archives de {day:%Y}", "mois par mois"),
        f"/archives/{day:%Y}/{day.month}/": ("Archives\u00a0: ", f"{day:%Y}"),
        "/proposer/": ("Proposer un contenu", "sans compte"),
        "/commentaires/chiffres/": ("La modération en chiffres", "Combien de commentaires"),
    }
    for address, (title, words) in pages.items():
        html = head(client, address)
        assert title in meta(html, "og:title")[0]
        assert words in meta(html, "description")[0]
        assert meta(html, "og:description") == meta(html, "description")
        assert len(canonical(html)) == 1
    assert not meta(client.get("/archives/1951/").content.decode(), "description")


def test_an_error_page_has_no_canonical_address(client, site):
    html = client.get("/rien/").content.decode()
    assert not canonical(html)


def test_the_head_costs_an_article_no_query(client, article, monkeypatch):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from core import slots

    client.get(article.url)
    client.get(article.url)
    with CaptureQueriesContext(connection) as with_head:
        client.get(article.url)
    monkeypatch.setitem(slots._fillers, "head", [])
    with CaptureQueriesContext(connection) as without_head:
        client.get(article.url)
    assert len(with_head) <= len(without_head)


def test_a_home_page_without_site_settings_still_shows(client, site):
    assert make_home().title
    assert client.get("/").status_code == 200
