"""From an address to a page."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.routing import find_page
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_home_section_and_article_are_found_in_one_query(site, django_assert_num_queries):
    article = make.make_article("Une table", make.make_section("Travail"))
    find_page(site, "travail/")
    for path in ("", "travail/", "travail/une-table/"):
        with django_assert_num_queries(1):
            assert find_page(site, path)
    assert find_page(site, "travail/une-table/").pk == article.pk


def test_a_static_page_takes_the_usual_way(client, site):
    page = make.make_standard_page("Mentions légales", introduction="Qui publie.")
    assert "Qui publie." in client.get(page.url).content.decode()


def test_a_moved_or_renamed_page_is_found_at_its_new_address_only(client, site):
    article = make.make_article("Une table", make.make_section("Travail"))
    old = article.url
    assert client.get(old).status_code == 200
    article.slug = "autre"
    article.save_revision().publish()
    assert client.get("/travail/autre/").status_code == 200
    assert client.get(old).status_code in {301, 404}
    article.move(make.make_section("Idées"), pos="last-child")
    assert client.get("/idees/autre/").status_code == 200
    assert client.get("/travail/autre/").status_code in {301, 404}


def test_a_redirect_answers_where_no_page_does(client, site):
    article = make.make_article("Une table")
    Redirect.objects.create(old_path="/ancienne-adresse", redirect_page=article)
    assert client.get("/ancienne-adresse/").status_code == 301


def test_an_unpublished_section_is_not_found_and_leaves_the_menu(client, site):
    section = make.make_section("Travail")
    assert "Travail" in client.get("/").content.decode()
    section.unpublish()
    assert client.get("/travail/").status_code == 404
    assert "Travail" not in client.get("/").content.decode()


def test_a_preview_shows_a_draft_to_its_editor(client, site):
    article = make.draft(title="Pas encore")
    client.force_login(make.make_user("admin"))
    response = client.get(f"/admin/pages/{article.pk}/view_draft/")
    assert response.status_code in {200, 404}
    article.save_revision()
    assert "Pas encore" in client.get(f"/admin/pages/{article.pk}/view_draft/").content.decode()


def test_addresses_without_a_slash_lead_to_those_with(client, site):
    make.make_section("Travail")
    assert client.get("/travail").status_code in {301, 302}
    assert Page.objects.filter(slug="travail").exists()
