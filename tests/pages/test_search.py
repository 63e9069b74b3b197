"""Readers search the site: what they find, in which order, and what they never find."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction
from wagtail.search import index

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


def indexed(article):
    """Keywords and authors are linked after the page is saved: once more, as publishing does."""
    index.insert_or_update_object(article)
    return article


def search(client, **query):
    return client.get(reverse("pages:search"), query)


def warm(client):
    """Menus and settings are made by the first page, and are no part of what a search costs."""
    search(client)
    search(client)


def titles(client, **query) -> list[str]:
    response = search(client, **query)
    assert response.status_code == 200
    return [shown.page.title for shown in response.context["shown"]]


def test_the_page_without_words_offers_ways_in(client, site):
    make_article("Une coopérative à Nantes", keywords=[make_keyword("coopération")])
    html = search(client).content.decode()
    assert "coopération" in html
    assert "Économie" in html
    assert "Une coopérative" not in html


@pytest.mark.parametrize("field", ["title", "kicker", "subtitle", "standfirst", "summary", "body", "how_made", "postscript"])
def test_each_text_of_an_article_is_searched(client, site, field):
    text = "<p>tartempion</p>" if field in ("body", "postscript") else "tartempion"
    article = make_article(**{"title": "Un titre", field: text})
    make_article("Un autre")
    assert titles(client, q="tartempion") == [article.title]


def test_keywords_and_authors_are_searched(client, site):
    indexed(make_article("Le premier", keywords=[make_keyword("télétravail")]))
    indexed(make_article("Le second", authors=[make_author("Camille Renaud")]))
    assert titles(client, q="télétravail") == ["Le premier"]
    assert titles(client, q="renaud") == ["Le second"]


def test_the_title_weighs_more_than_the_text(client, site):
    make_article("Les tiers-lieux", body="<p>Un reportage.</p>")
    make_article("Reportage", body="<p>Les tiers-lieux, encore les tiers-lieux, toujours les tiers-lieux.</p>")
    assert titles(client, q="tiers-lieux") == ["Les tiers-lieux", "Reportage"]


def test_accents_and_case_are_forgiven(client, site):
    make_article("L’économie à l’été")
    for words in ("économie", "economie", "ECONOMIE", "l'economie", "l’économie", "ete"):
        assert titles(client, q=words) == ["L’économie à l’été"], words


def test_quoted_words_are_searched_together(client, site):
    make_article("Travail social")
    make_article("Social et travail")
    assert titles(client, q='"travail social"') == ["Travail social"]
    assert titles(client, q="« travail social »") == ["Travail social"]
    assert len(titles(client, q="travail social")) == 2


def test_drafts_and_what_is_not_yet_or_no_longer_public_are_never_found(client, site):
    private = make_section("Privée")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    make_article("Secret en section privée", section=private)
    public = make_section("Publique")
    draft(title="Secret en brouillon", section=public)
    post_dated(title="Secret à venir", section=public)
    expired(title="Secret passé", section=public)
    assert titles(client, q="secret") == []


def test_static_pages_are_found_among_articles(client, site):
    make_standard_page("Mentions légales", introduction="Qui édite ce journal.")
    make_article("Ce journal a dix ans")
    response = search(client, q="journal")
    assert {shown.page.title for shown in response.context["shown"]} == {"Mentions légales", "Ce journal a dix ans"}
    assert "2 résultats" in response.content.decode()


def test_static_pages_come_after_articles_but_for_their_title(client, site):
    make_standard_page("Mentions", introduction="Une coopérative")
    make_article("Un reportage", body="<p>" + "Un mot de plus. " * 80 + "La coopérative et ses mentions.</p>")
    assert titles(client, q="coopérative") == ["Un reportage", "Mentions"]
    assert titles(client, q="mentions") == ["Mentions", "Un reportage"]


def test_where_no_page_holds_all_the_words_some_are_enough(client, site):
    make_article("Une coopérative")
    make_article("Une fonderie dans la ville")
    assert sorted(titles(client, q="coopérative fonderie")) == ["Une coopérative", "Une fonderie dans la ville"]
    assert (
        search(client, q="coopérative fonderie").context["count_in_words"].startswith("Aucune page ne contient tous ces mots. 2")
    )
    assert titles(client, q="une coopérative") == ["Une coopérative"]
    assert titles(client, q="zythum de la") == titles(client, q="zythum") == []


def test_the_count_is_in_words(client, site):
    make_article("Une coopérative")
    assert "1 article<" in search(client, q="coopérative").content.decode()
    make_article("La coopérative")
    assert "2 articles<" in search(client, q="coopérative").content.decode()
    assert "Rien ne répond à cette recherche" in search(client, q="introuvable").content.decode()


def test_the_words_are_marked_and_the_rest_escaped(client, site):
    make_article("Le <b>prix</b> de l’eau", body="<p>Les prix &lt;script&gt;alert(1)&lt;/script&gt; montent.</p>")
    html = search(client, q="prix").content.decode()
    assert "Le &lt;b&gt;<mark>prix</mark>&lt;/b&gt; de l’eau" in html
    assert "Les <mark>prix</mark> &lt;script&gt;alert(1)&lt;/script&gt; montent." in html


def test_sub_sections_belong_to_their_section(client, site):
    above = make_section("Société")
    below = make_section("Logement", parent=above)
    other = make_section("Culture")
    make_article("Ville basse", section=below)
    guest = make_article("Ville haute", section=other)
    guest.other_sections.add(below)
    guest.save()
    make_article("Ville nouvelle", section=other)
    assert set(titles(client, q="ville", section=above.pk)) == {"Ville basse", "Ville haute"}


def test_filters_by_keyword_author_and_year_join(client, site):
    word, person = make_keyword("travail"), make_author("Ana Costa")
    kept = make_article("Enquête", keywords=[word], authors=[person], public_date=datetime(2014, 10, 9, tzinfo=UTC))
    make_article("Enquête sans mot", authors=[person], public_date=datetime(2014, 1, 1, 12, tzinfo=UTC))
    make_article("Enquête récente", keywords=[word], authors=[person])
    assert titles(client, keyword="travail", author="ana-costa", year=2014) == [kept.title]
    assert set(titles(client, year=2014)) == {kept.title, "Enquête sans mot"}


def test_the_year_is_that_of_the_site_not_of_greenwich(client, site):
    make_article("Réveillon", public_date=datetime(2014, 12, 31, 23, 30, tzinfo=UTC))
    assert titles(client, year=2015) == ["Réveillon"]
    assert titles(client, year=2014) == []


def test_only_filters_that_leave_something_are_offered(client, site):
    make_article("Une ville", make_section("Société"), keywords=[make_keyword("urbanisme")], authors=[make_author("Ana Costa")])
    make_article("Un champ", make_section("Campagne"), keywords=[make_keyword("agriculture")])
    offered = {row["name"]: [choice.label for choice in row["choices"]] for row in search(client, q="ville").context["chosen"]}
    assert offered["section"] == ["Société"]
    assert offered["keyword"] == ["urbanisme"]
    assert offered["author"] == ["Ana Costa"]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("year", "abc", "Écrivez une année en quatre chiffres"),
        ("year", "99999999999999999999999", "Écrivez une année en quatre chiffres"),
        ("year", "-1", "Écrivez une année en quatre chiffres"),
        ("section", "999999", "Cette rubrique n’existe pas"),
        ("section", "9" * 40, "Cette rubrique n’existe pas"),
        ("section", "\x01", "Cette rubrique n’existe pas"),
        ("keyword", "inconnu", "Ce mot-clé n’existe pas"),
        ("keyword", "a\x01b", "Ce mot-clé n’existe pas"),
        ("author", "'; drop table", "Cet auteur n’existe pas"),
        ("q", "a" * 201, "200 caractères au plus"),
    ],
)
def test_an_absurd_filter_is_told_in_the_page(client, site, name, value, message):
    make_article("Une ville")
    response = search(client, **{"q": "ville", name: value})
    assert response.status_code == 200
    assert message in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999999999999999999", "abc", "\x01"])
def test_a_page_that_does_not_exist_is_not_found(client, site, page):
    make_article("Une ville")
    assert search(client, q="ville", page=page).status_code == 404


def test_results_are_paginated_and_links_keep_the_search(client, site):
    for number in range(12):
        make_article(f"Ville {number}")
    first, second = search(client, q="ville", year=""), search(client, q="ville", page=2)
    assert len(first.context["shown"]) == 10
    assert len(second.context["shown"]) == 2
    assert "?q=ville&amp;year=&amp;page=2" in first.content.decode()
    assert "<title>Recherche\u00a0: ville (page 2)" in second.content.decode()


def test_the_words_come_back_in_the_form(client, site):
    html = search(client, q='"> <script>').content.decode()
    assert 'value="&quot;&gt; &lt;script&gt;"' in html


def test_editors_put_results_on_top(client, site):
    chosen, hidden = make_article("À lire d’abord"), draft(title="Pas encore")
    query = Query.get("Économie sociale")
    SearchPromotion.objects.create(query=query, page=chosen, description="Notre dossier.", sort_order=0)
    SearchPromotion.objects.create(query=query, page=hidden, sort_order=1)
    SearchPromotion.objects.create(
        query=query, external_link_url="https://example.org/", external_link_text="Ailleurs", sort_order=2
    )
    html = search(client, q="economie SOCIALE").content.decode()
    assert html.index("À lire d’abord") < html.index("Notre dossier.") < html.index("Ailleurs")
    assert "Pas encore" not in html
    assert "À lire d’abord" not in search(client, q="économie").content.decode()


def test_a_search_writes_nothing(client, site, django_assert_max_num_queries):
    warm(client)
    with django_assert_max_num_queries(10) as captured:
        search(client, q="ville")
    assert not [query["sql"] for query in captured if not query["sql"].startswith("SELECT")]
    assert not Query.objects.exists()
    assert not client.cookies


def test_the_number_of_queries_does_not_grow(client, site, django_assert_max_num_queries):
    word, person = make_keyword("travail"), make_author("Ana Costa")
    section = make_section("Société")
    for number in range(3):
        indexed(make_article(f"Ville {number}", section, keywords=[word], authors=[person]))
    make_standard_page("La ville")
    warm(client)
    with django_assert_max_num_queries(6):
        assert len(titles(client, q="ville")) == 4
    for number in range(3, 9):
        indexed(make_article(f"Ville {number}", section, keywords=[word], authors=[person]))
    warm(client)
    with django_assert_max_num_queries(6):
        assert len(titles(client, q="ville")) == 10
    with django_assert_max_num_queries(6):
        assert len(titles(client, q="ville", section=section.pk, year=datetime.now(UTC).year)) == 9


def test_a_search_is_not_for_search_engines(client, site):
    assert '<meta name="robots" content="noindex' in search(client, q="ville").content.decode()


def test_only_reading_is_allowed(client, site):
    assert client.post(reverse("pages:search"), {"q": "ville"}).status_code == 405
