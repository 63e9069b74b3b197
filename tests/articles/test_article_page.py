"""What a reader finds on an article's page, in order, and what it costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail_footnotes.models import Footnote

from tests import factories as make

pytestmark = pytest.mark.django_db


def html(client, article) -> str:
    response = client.get(article.url)
    assert response.status_code == 200
    return response.content.decode()


def in_order(text: str, *parts: str) -> bool:
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_everything_stands_in_the_order_readers_expect(client, site):
    section = make.make_section("Travail")
    article = make.make_article(
        "Une table",
        section,
        body="<p>Le corps du texte.</p>",
        authors=[make.make_author("Camille Renaud"), make.make_author("Inès Marchetti")],
        keywords=[make.make_keyword("coworking")],
        kicker="Reportage",
        subtitle="Le sous-titre",
        standfirst="Le chapeau",
        lead_picture=make.make_image(credit="Atelier du pont"),
        lead_picture_caption="La salle",
        postscript="<p>Un ajout.</p>",
        how_made="Entretiens menés au printemps.",
        public_date=timezone.now() - timedelta(days=800),
        updated_on=timezone.now() - timedelta(days=700),
        earlier_publication_date=date(2012, 5, 1),
        online_links=[("link", {"name": "La source", "url": "https://www.source.example/a"})],
        corrections=[("correction", {"date": date(2020, 3, 1), "text": "Un nom corrigé."})],
    )
    main = html(client, article).split("<main")[1]
    assert in_order(
        main, "Travail", "Reportage", "<h1>Une table</h1>", "Le sous-titre", "Le chapeau", "Camille Renaud", "Inès Marchetti",
        "Publié le", "Mis à jour le", "Première parution le", "1er mai 2012", "min de lecture", 'fetchpriority="high"',
        "La salle", "Atelier du pont", "Cet article date du", "Le corps du texte.", "Un ajout.", "Voir en ligne",
        "source.example", "La source", "Comment cet article a été fait", "1er mars 2020",
        "Un nom corrigé.", "Mots-clés", "coworking", "Qui signe",
    )  # fmt: skip
    assert main.count("<h1") == 1


def test_what_an_article_does_not_have_leaves_no_trace(client, site):
    main = html(client, make.make_article(body="<p>Bref.</p>")).split("<main")[1]
    for label in (
        "Mis à jour",
        "Voir en ligne",
        "Documents",
        "Rectificatifs",
        "Mots-clés",
        "Qui signe",
        "<figure",
        "Cet article date",
    ):
        assert label not in main


def test_an_update_before_publication_is_not_shown(client, site):
    article = make.make_article(updated_on=timezone.now() - timedelta(days=30))
    assert "Mis à jour" not in html(client, article)


def test_notes_stand_beside_their_mark_and_below_the_text(client, site):
    article = make.make_article(body='<p>Un fait<footnote id="11111111-1111-4111-8111-111111111111">1</footnote>, su.</p>')
    Footnote.objects.create(page=article, uuid="11111111-1111-4111-8111-111111111111", text="<p>La source.</p><p>Et l’autre.</p>")
    main = html(client, article)
    assert 'href="#footnote-1"' in main
    assert 'id="footnote-1"' in main
    assert '<small class="side-note"><span class="side-note-number">1</span> La source.<br>Et l’autre.</small>, su.' in main
    assert "<!--note" not in main


def test_a_post_dated_expired_or_draft_article_is_not_there(client, site):
    for article in (make.post_dated(), make.expired(), make.draft()):
        assert client.get(article.url).status_code == 404


def test_a_private_article_is_neither_served_nor_listed(client, site):
    section = make.make_section("Ouverte")
    secret = make.make_article("Le secret", section)
    assert "Le secret" in client.get(section.url).content.decode()
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(secret.url).status_code == 302
    for address in (section.url, "/"):
        assert "Le secret" not in client.get(address).content.decode()


def test_an_article_below_a_private_section_is_as_private(client, site):
    closed = make.make_section("Fermée")
    secret = make.make_article("Le secret", make.make_section("Dessous", parent=closed))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(secret.url).status_code == 302
    front = client.get("/").content.decode()
    assert "Le secret" not in front
    assert "Fermée" not in front


def test_an_alias_of_a_private_article_is_not_listed(client, site):
    secret = make.make_article("Le secret", make.make_section("Une"))
    other = make.make_section("Autre")
    secret.create_alias(parent=other)
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert "Le secret" not in client.get(other.url).content.decode()


def test_an_article_answers_reading_methods_only(client, site):
    article = make.make_article()
    assert client.head(article.url).status_code == 200
    assert client.put(article.url).status_code == 405


def test_the_page_costs_few_queries_whatever_it_holds(client, site):
    section = make.make_section("Travail")
    small = make.make_article("Petit", section, body="<p>Un.</p>", lead_picture=make.make_image())
    people = [make.make_author() for _ in range(5)]
    words = [make.make_keyword() for _ in range(8)]
    for _ in range(10):
        make.make_article(section=section, keywords=words[:3], authors=people)
    large = make.make_article(
        "Grand", section, body="<p>Un.</p>" * 50, authors=people, keywords=words, lead_picture=make.make_image()
    )
    costs = []
    for article in (small, large):
        for _ in range(2):  # The first visit of all writes the settings of the site.
            client.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(article.url)
        costs.append(len(queries))
    assert costs[1] <= costs[0]
    assert costs[1] <= 8


def test_what_stands_below_the_text_costs_no_query_once_it_is_kept(client, site):
    link = f'<p><a linktype="page" id="{site.root_page.pk}">Accueil</a></p>'
    bare, full = make.make_article("Nu"), make.make_article("Plein", postscript=link)
    costs = []
    for article in (bare, full):
        client.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(article.url).content.decode()
        costs.append(len(queries))
    assert costs[1] <= costs[0]
    assert '<a href="/">Accueil</a>' in page
    full.postscript = "<p>Changé.</p>"
    full.save()
    assert "Changé." in html(client, full)


def test_an_author_renamed_shows_at_once(client, site):
    author = make.make_author("Ancien Nom")
    article = make.make_article(authors=[author])
    assert "Ancien Nom" in html(client, article)
    author.name = "Nouveau Nom"
    author.save()
    assert "Nouveau Nom" in html(client, article)


def test_the_page_sets_no_cookie_and_no_inline_style(client, site):
    response = client.get(make.make_article(body="<p>Un.</p>").url)
    assert not response.cookies
    assert "style=" not in response.content.decode()
