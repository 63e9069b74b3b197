"""A new article begins with its section: a list of links, in the order of readers' menus."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import GroupPagePermission

from articles.models import ArticlePage
from tests.articles.editor import post_form, read_form, with_streams, words
from tests.factories import draft, make_article, make_home, make_section, make_user

ADDRESS = "/admin/articles/choose_parent/"


def places(client, **query) -> list[str]:
    return [place.title for place in client.get(ADDRESS, query).context["places"]]


@pytest.fixture
def tree(site):
    travail = make_section("Travail", rank=1)
    idees = make_section("Idées", rank=2)
    return {
        "travail": travail,
        "idees": idees,
        "metiers": make_section("Métiers", parent=travail, rank=2),
        "energie": make_section("Énergie", parent=travail, rank=1),
        "forge": make_section("La forge", parent=make_section("Artisanat", parent=idees)),
    }


@pytest.mark.parametrize("role", ["admin", "editor-in-chief", "editor", "author"])
def test_the_tree_is_shown_in_order_and_each_section_leads_to_the_editor(client, tree, role):
    client.force_login(make_user(role))
    assert places(client) == ["Travail", "Énergie", "Métiers", "Idées", "Artisanat", "La forge"]
    page = client.get(ADDRESS)
    assert "Dans quelle rubrique ?" in words(page)
    assert [place.depth for place in page.context["places"]] == [0, 1, 1, 0, 1, 2]
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", tree["metiers"].pk])
    assert f'href="{address}"' in page.content.decode()
    assert client.get(address).status_code == 200


def test_who_writes_nothing_is_sent_away(client, tree):
    for role in ("moderator", "reader", ""):
        client.force_login(make_user(role)) if role else client.logout()
        assert client.get(ADDRESS).status_code == 302


def test_only_where_the_person_may_write(client, tree):
    author = make_user("author")
    GroupPagePermission.objects.filter(group__in=author.groups.all()).update(page=tree["idees"])
    client.force_login(author)
    assert places(client) == ["Idées", "Artisanat", "La forge"]


def test_one_section_only_is_not_asked(client, site):
    section = make_section("Travail")
    client.force_login(make_user("author"))
    answer = client.get(ADDRESS)
    assert answer.url == reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])


def test_without_a_section_an_editor_makes_one_and_an_author_asks(client, site):
    make = reverse("wagtailadmin_pages:add", args=["articles", "sectionpage", make_home().pk])
    client.force_login(make_user("editor"))
    assert f'href="{make}"' in client.get(ADDRESS).content.decode()
    client.force_login(make_user("author"))
    page = client.get(ADDRESS)
    assert "demandez à la rédaction" in words(page)
    assert make not in page.content.decode()


def test_the_sections_used_last_come_first(client, tree):
    author = make_user("author")
    for name in ("metiers", "forge"):
        draft(title=name, section=tree[name], owner=author).save_revision(user=author)
    draft(title="D’un autre", section=tree["energie"]).save_revision()
    client.force_login(author)
    assert [place.title for place in client.get(ADDRESS).context["last_used"]] == ["La forge", "Métiers"]


def test_many_are_searched_by_name_whatever_the_accents(client, tree):
    client.force_login(make_user("author"))
    assert 'name="q"' not in client.get(ADDRESS).content.decode()
    for number in range(12):
        make_section(f"Dossier {number}")
    assert 'name="q"' in client.get(ADDRESS).content.decode()
    assert places(client, q="energie") == ["Énergie"]
    assert places(client, q="IDEES") == ["Idées", "Artisanat", "La forge"]
    assert "Aucune rubrique ne s’appelle « nulle part »" in words(client.get(ADDRESS, {"q": "nulle part"}))
    for hostile in ('"', "\0", "%", "x" * 5000):
        assert client.get(ADDRESS, {"q": hostile}).status_code in (200, 400)


def test_more_sections_cost_no_more_queries(client, tree):
    client.force_login(make_user("author"))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        return len(queries)

    cost()
    few = cost()
    for number in range(8):
        make_section(f"Dossier {number}", parent=tree["travail"])
    assert cost() <= few


@pytest.mark.parametrize("start", ["wagtailadmin_home", "newsroom_articles:index", "article_guide"])
def test_it_begins_from_the_dashboard_the_list_and_the_guide(client, tree, start):
    client.force_login(make_user("author"))
    assert f'href="{ADDRESS}"' in client.get(reverse(start)).content.decode()


def test_a_moderator_is_not_invited_to_write(client, tree):
    client.force_login(make_user("moderator"))
    assert ADDRESS not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_wagtails_own_way_leads_to_the_same_page(client, tree):
    client.force_login(make_user("author"))
    page = client.get(reverse("wagtailadmin_pages:choose_parent", args=["articles", "articlepage"]))
    assert "Dans quelle rubrique ?" in words(page)


def test_an_article_of_a_title_that_is_taken_gets_an_address_of_its_own(client, site):
    section = make_section("Quartiers")
    make_article("Édito", section, slug="edito")
    make_article("Édito", section, slug="edito-2")
    client.force_login(make_user("author"))
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    form = {**with_streams(read_form(client.get(address).content.decode(), "page-edit-form")), "title": "Édito", "slug": "edito"}
    saved = client.post(address, form, headers={"accept": "application/json"}).json()
    assert saved["success"]
    assert saved["field_updates"]["slug"] == "edito-3"
    article = ArticlePage.objects.get(pk=saved["pk"])
    assert article.slug == "edito-3"
    # What its browser sends before it has read the answer changes nothing; another address that is free is taken.
    post_form(client, article, slug="edito")
    assert article.get_latest_revision_as_object().slug == "edito-3"
    post_form(client, article, slug="edito-de-mars")
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().slug == "edito-de-mars"


def test_an_address_that_the_browser_did_not_write_is_made_of_the_title(client, site):
    """A title pasted with the mouse, or a saving that began before the browser had read it."""
    section = make_section("Quartiers")
    make_article("Édito d’été", section, slug=slugify("Édito d’été"))
    client.force_login(make_user("author"))
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    form = {**with_streams(read_form(client.get(address).content.decode(), "page-edit-form")), "title": "Édito d’été", "slug": ""}
    saved = client.post(address, form, headers={"accept": "application/json"}).json()
    assert saved["success"]
    assert "slug" not in saved["field_updates"], "What was typed since would get the address of half a title"
    assert ArticlePage.objects.get(pk=saved["pk"]).slug == f"{slugify('Édito d’été')}-2"


def test_an_address_that_readers_know_is_not_emptied(client, site):
    article = make_article("Édito", make_section("Quartiers"), slug="edito")
    client.force_login(make_user("editor"))
    assert "Champ requis" in words(post_form(client, article, slug=""))


def test_a_published_article_keeps_its_address_from_others(client, site):
    section = make_section("Quartiers")
    make_article("Édito", section, slug="edito")
    other = make_article("Revue de presse", section, slug="revue")
    client.force_login(make_user("editor"))
    assert "edito" in words(post_form(client, other, slug="edito"))
    assert ArticlePage.objects.get(pk=other.pk).get_latest_revision_as_object().slug == "revue"


def opened_body(client, address: str) -> list[dict]:
    """The blocks that the editor draws in the body as it opens."""
    html = client.get(address).content.decode()
    drawn = re.search(r'id="body"[^>]*data-w-block-arguments-value="([^"]*)"', html)[1]
    return json.loads(unescape(drawn))[0]


EMPTY_TEXTS = ["null", json.dumps({"entityMap": {}, "blocks": [{"key": "a", "text": " ", "type": "unstyled"}]})]


def stream(*texts: str) -> dict[str, str]:
    """A body of paragraphs, as the form sends it."""
    sent = {"body-count": str(len(texts))}
    for number, text in enumerate(texts):
        block = {"deleted": "", "order": str(number), "type": "paragraph", "id": "", "value": text}
        sent |= {f"body-{number}-{name}": value for name, value in block.items()}
    return sent


def test_an_empty_body_opens_on_a_paragraph_ready_to_write_in(client, tree):
    client.force_login(make_user("editor"))
    for address in (
        reverse("wagtailadmin_pages:add", args=["articles", "articlepage", tree["metiers"].pk]),
        reverse("wagtailadmin_pages:edit", args=[draft(title="Vide").pk]),
    ):
        assert [block["type"] for block in opened_body(client, address)] == ["paragraph"]
    written = draft(title="Écrit", body="<p>Déjà là.</p>")
    assert len(opened_body(client, reverse("wagtailadmin_pages:edit", args=[written.pk]))) == 1


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "published"])
@pytest.mark.parametrize("empty", EMPTY_TEXTS, ids=["never touched", "a space"])
def test_a_paragraph_left_empty_is_neither_kept_nor_in_the_way(client, site, action, empty):
    client.force_login(make_user("editor"))
    article = draft(title="La forge")
    post_form(client, article, **stream(empty), **action)
    saved = ArticlePage.objects.get(pk=article.pk)
    assert saved.live == bool(action)
    assert len(saved.get_latest_revision_as_object().body) == 0
    word = json.dumps({"entityMap": {}, "blocks": [{"key": "a", "text": "Un mot.", "type": "unstyled"}]})
    post_form(client, article, **stream(empty, word, empty))
    kept = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().body
    assert ["Un mot." in block.value.source for block in kept] == [True]
