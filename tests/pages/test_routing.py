"""From an address to a page."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from articles.models import ArticlePage
from pages.routing import find_page
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_home_section_and_article_are_found_in_one_query(site, django_assert_num_queries):
    article = make.make_article("Une table", make.make_section("Travail"))
    find_page(site, "travail/une-table/")
    for path in ("", "travail/", "travail/une-table/"):
        with django_assert_num_queries(1):
            assert find_page(site, path)
    assert find_page(site, "travail/une-table/").pk == article.pk


def test_a_static_page_takes_the_usual_way(client, site):
    page = make.make_standard_page("Mentions légales", introduction="Qui publie.")
    assert "Qui publie." in client.get(page.url).content.decode()


def leads(client, old: str, new: str) -> None:
    """The old address leads to the new one for good, in one hop, and the new one answers."""
    answer = client.get(old)
    assert (answer.status_code, answer.get("Location")) == (301, new)
    assert client.get(new).status_code == 200


def rename(page, slug: str, committed) -> None:
    page.slug = slug
    with committed(execute=True):
        page.save_revision().publish()


def test_the_old_address_of_a_renamed_article_leads_to_the_new_one(client, site, django_capture_on_commit_callbacks):
    article = make.make_article("Une table", make.make_section("Travail"))
    assert client.get("/travail/une-table/").status_code == 200
    for slug in ("autre", "encore-une"):
        rename(article, slug, django_capture_on_commit_callbacks)
    leads(client, "/travail/une-table/", "/travail/encore-une/")
    leads(client, "/travail/autre/", "/travail/encore-une/")


def test_a_moved_section_takes_its_whole_tree_along(client, site):
    section = make.make_section("Travail")
    below = make.make_section("Insertion", parent=section)
    make.make_article("Une table", below)
    assert client.get("/travail/insertion/une-table/").status_code == 200
    section.move(make.make_section("Idées"), pos="last-child")
    leads(client, "/travail/", "/idees/travail/")
    leads(client, "/travail/insertion/", "/idees/travail/insertion/")
    leads(client, "/travail/insertion/une-table/", "/idees/travail/insertion/une-table/")


def test_a_renamed_section_takes_its_whole_tree_along(client, site, django_capture_on_commit_callbacks):
    section = make.make_section("Travail")
    make.make_article("Une table", make.make_section("Insertion", parent=section))
    rename(section, "emploi", django_capture_on_commit_callbacks)
    leads(client, "/travail/insertion/une-table/", "/emploi/insertion/une-table/")


def test_what_comes_back_to_an_old_address_answers_there(client, site):
    section = make.make_section("Travail")
    article = make.make_article("Une table", section)
    article.move(make.make_section("Idées"), pos="last-child")
    section.refresh_from_db()
    ArticlePage.objects.get(pk=article.pk).move(section, pos="last-child")
    leads(client, "/idees/une-table/", "/travail/une-table/")


def test_a_redirect_answers_where_no_page_does(client, site):
    article = make.make_article("Une table")
    Redirect.objects.create(old_path="/ancienne-adresse", redirect_page=article)
    assert client.get("/ancienne-adresse/").status_code == 301


@pytest.mark.parametrize("gone", [make.expired, make.draft, make.post_dated])
def test_the_old_address_of_what_readers_may_not_see_leads_nowhere(client, site, gone):
    Redirect.objects.create(old_path="/ancienne-adresse", redirect_page=gone(title="Plus là"))
    assert client.get("/ancienne-adresse/").status_code == 404
    assert client.get("/ancienne-adresse/?depuis=lettre").status_code == 404


def test_an_unpublished_section_is_not_found_and_leaves_the_menu(client, site):
    section = make.make_section("Travail")
    assert "Travail" in client.get("/").content.decode()
    section.unpublish()
    assert client.get("/travail/").status_code == 404
    assert "Travail" not in client.get("/").content.decode()


def test_a_preview_shows_a_draft_to_its_editor(client, site):
    article = make.draft(title="Pas encore")
    client.force_login(make.make_user("admin"))
    address = f"/admin/pages/{article.pk}/view_draft/"
    assert "Pas encore" in client.get(address).content.decode()
    article.title = "Pas tout à fait"
    article.save_revision()
    assert "Pas tout à fait" in client.get(address).content.decode()
    assert client.get(article.url).status_code == 404


def test_an_article_never_saved_is_previewed_too(site):
    section = make.make_section("Travail")
    article = ArticlePage(title="À peine commencé", slug="a-peine", kicker="Essai")
    article.set_url_path(section)
    answer = article.make_preview_request()
    assert answer.status_code == 200
    assert "À peine commencé" in answer.content.decode()


def test_addresses_without_a_slash_lead_to_those_with(client, site):
    make.make_section("Travail")
    answer = client.get("/travail")
    assert (answer.status_code, answer["Location"]) == (301, "/travail/")
