"""Section, author, keyword, archives: what they list, what they refuse, what they cost."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().split("<main")[1]


def test_a_section_shows_its_articles_those_below_and_its_guests(client, site):
    section = make.make_section("Travail", introduction="<p>Ce que l’on fait de ses journées.</p>")
    below = make.make_section("Insertion", parent=section)
    other = make.make_section("Idées")
    make.make_article("Le sien", section)
    make.make_article("Celui du dessous", below)
    guest = make.make_article("L’invité", other)
    guest.other_sections.add(below)
    guest.save()
    make.make_article("L’étranger", other)
    page = shown(client, section.url)
    for title in ("Le sien", "Celui du dessous", "L’invité", "Ce que l’on fait", "Insertion"):
        assert title in page
    assert "L’étranger" not in page


def test_subsections_stand_by_rank(client, site):
    section = make.make_section("Travail")
    make.make_section("Zone", parent=section, rank=1)
    make.make_section("Atelier", parent=section, rank=2)
    page = shown(client, section.url)
    assert page.index("Zone") < page.index("Atelier")


def test_an_author_and_a_keyword_show_their_articles(client, site):
    author = make.make_author(
        "Camille Renaud", biography="<p>Suit l’énergie.</p>", website="https://c.example", website_name="Carnet"
    )
    word = make.make_keyword("énergie", description="Qui la produit.")
    make.make_article("Le sien", authors=[author], keywords=[word])
    make.make_article("Un autre")
    for address, told in ((author.get_absolute_url(), "Suit l’énergie."), (word.get_absolute_url(), "Qui la produit.")):
        page = shown(client, address)
        assert "Le sien" in page
        assert told in page
        assert "Un autre" not in page


def test_archives_count_by_year_and_month(client, site):
    make.make_article(public_date=datetime(2014, 10, 31, 23, 30, tzinfo=UTC))
    make.make_article("Le premier", public_date=datetime(2014, 10, 9, 8, tzinfo=UTC))
    make.make_article("Le dernier", public_date=datetime(2014, 12, 1, tzinfo=UTC))
    assert '<a href="/archives/2014/">2014</a> <span class="count">3</span>' in shown(client, "/archives/")
    year = shown(client, "/archives/2014/")
    # Half past eleven at night in London is November in Paris.
    assert 'octobre 2014</a> <span class="count">1</span>' in year
    assert 'novembre 2014</a> <span class="count">1</span>' in year
    assert year.index("Le dernier") < year.index("Le premier")
    assert "1 article" in shown(client, "/archives/2014/11/")


def test_empty_lists_say_what_will_be_there(client, site):
    assert "s’afficheront ici" in shown(client, make.make_section("Vide").url)
    assert "s’afficheront ici" in shown(client, make.make_author().get_absolute_url())
    assert "s’afficheront ici" in shown(client, make.make_keyword().get_absolute_url())
    assert "se retrouveront ici" in shown(client, "/archives/")


def test_pages_follow_one_another(client, site):
    section = make.make_section("Travail")
    for number in range(13):
        make.make_article(f"Article {number}", section)
    assert "Page 1 sur 2" in shown(client, section.url)
    second = client.get(f"{section.url}?page=2").content.decode()
    assert "(page 2)" in second.split("</title>")[0]
    assert "Page précédente" in second


@pytest.mark.parametrize("number", ["0", "-1", "99999", "abc", "%00", "1e3", "9" * 5000, "%C3%28"])
def test_a_page_that_does_not_exist_is_not_found(client, site, number):
    make.make_article("Seul", make.make_section("Travail"), authors=[make.make_author("Camille Renaud")])
    for address in ("/travail/", "/auteurs/camille-renaud/"):
        assert client.get(f"{address}?page={number}").status_code in {400, 404, 414}


@pytest.mark.parametrize(
    "address",
    [
        "/auteurs/personne/", "/mots-cles/rien/", "/archives/1999/", "/archives/0/", "/archives/9999/", "/archives/99999999/",
        "/archives/2014/0/", "/archives/2014/13/", "/archives/2014/99999/", "/nulle-part/", "/auteurs/%00/", "/%00/",
    ],
)  # fmt: skip
def test_an_unknown_address_is_not_found_in_the_dress_of_the_site(client, site, address):
    response = client.get(address)
    assert response.status_code in {400, 404}
    assert "site-header" in response.content.decode()


def test_lists_refuse_to_be_written_to(client, site):
    assert client.post("/archives/").status_code in {403, 405}


@pytest.mark.parametrize("kind", ["section", "author", "keyword", "year", "month", "home"])
def test_a_list_costs_the_same_however_many_articles(client, site, kind):
    section, author, word = make.make_section("Travail"), make.make_author(), make.make_keyword()
    picture = make.make_image()
    when = datetime(2014, 10, 9, tzinfo=UTC)
    address = {
        "section": section.url, "author": author.get_absolute_url(), "keyword": word.get_absolute_url(),
        "year": "/archives/2014/", "month": "/archives/2014/10/", "home": "/",
    }[kind]  # fmt: skip

    def cost(number: int) -> int:
        for _ in range(number):
            make.make_article(section=section, authors=[author], keywords=[word], lead_picture=picture, public_date=when)
        for _ in range(2):  # The first visit of all writes the settings of the site.
            client.get(address)
        with CaptureQueriesContext(connection) as queries:
            shown(client, address)
        return len(queries)

    few = cost(2)
    assert cost(9) == few
    assert few <= 6
