"""What each role may open and do in the admin: a table tried through HTTP. Most holes of the past were in secondary views."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticlePage
from tests.articles.editor import post_form, words
from tests.factories import draft, make_article, make_author, make_keyword, make_section, make_user

ROLES = ["editor-in-chief", "editor", "author", "moderator", "recruiter", "reader", ""]
NEWSROOM = {"editor-in-chief", "editor", "author"}
EDITORS = {"editor-in-chief", "editor"}
CHIEF = {"editor-in-chief"}


@pytest.fixture
def world(site):
    owner = make_user("author", "owner")
    article = draft(title="Le brouillon", owner=owner)
    first = article.save_revision(user=owner)
    article.title = "Le brouillon revu"
    second = article.save_revision(user=owner)
    keyword = make_keyword("a")
    return {"article": article, "first": first, "second": second, "author": make_author(), "keyword": keyword}


def page(name: str, *others: str):
    names = ("article", *others)
    return lambda world: reverse(f"wagtailadmin_pages:{name}", args=[world[key].pk for key in names])


# What reads the unpublished text of another, or changes it: for editors only.
SECONDARY = {
    "edit": page("edit"),
    "draft": page("view_draft"),
    "preview": page("preview_on_edit"),
    "history": page("history"),
    "workflow history": page("workflow_history"),
    "version": page("revisions_view", "first"),
    "revert": page("revisions_revert", "first"),
    "compare": page("revisions_compare", "first", "second"),
    "copy": page("copy"),
    "delete": page("delete"),
    "move": page("move"),
    "usage": page("usage"),
}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in EDITORS])
def test_the_draft_of_another_is_not_read_by_a_side_door(client, world, role):
    client.force_login(make_user(role))
    codes = {view: client.get(address(world)).status_code for view, address in SECONDARY.items()}
    assert set(codes.values()) <= {302, 403, 404}, codes


def test_nor_by_who_is_not_signed_in(client, world):
    codes = {view: client.get(address(world)).status_code for view, address in SECONDARY.items()}
    assert set(codes.values()) == {302}, codes


def test_editors_open_them(client, world):
    client.force_login(make_user("editor"))
    codes = {view: client.get(address(world)).status_code for view, address in SECONDARY.items()}
    assert set(codes.values()) == {200}, codes


PLACES = {
    "articles": (lambda world: reverse("newsroom_articles:index"), NEWSROOM),
    "authors": (lambda world: reverse("newsroom_authors:index"), NEWSROOM),
    "an author": (lambda world: reverse("newsroom_authors:edit", args=[world["author"].pk]), EDITORS),
    "keywords": (lambda world: reverse("newsroom_keywords:index"), EDITORS),
    "a keyword": (lambda world: reverse("newsroom_keywords:edit", args=[world["keyword"].pk]), EDITORS),
    "delete a keyword": (lambda world: reverse("newsroom_keywords:delete", args=[world["keyword"].pk]), EDITORS),
    "merge": (lambda world: reverse("article_keyword_merge", args=[world["keyword"].pk]), EDITORS),
    "groups of keywords": (lambda world: reverse("newsroom_groups:index"), CHIEF),
    "suggestions": (lambda world: reverse("article_keyword_suggestions"), NEWSROOM),
    "settings": (lambda world: reverse("wagtailsettings:edit", args=["pages", "sitesettings"]), CHIEF),
    "users": (lambda world: reverse("wagtailusers_users:index"), CHIEF),
    "groups": (lambda world: reverse("wagtailusers_groups:index"), set()),
    "guide": (lambda world: reverse("article_guide"), NEWSROOM | {"moderator"}),
}


def opens(client, address: str) -> bool:
    """Whether the page is shown; settings answer by leading to those of the site."""
    answer = client.get(address, follow=True)
    return answer.status_code == 200 and answer.request["PATH_INFO"].startswith(address)


@pytest.mark.parametrize("role", ROLES)
def test_who_opens_what(client, world, role):
    client.force_login(make_user(role))
    opened = {place for place, (address, _allowed) in PLACES.items() if opens(client, address(world))}
    assert opened == {place for place, (_address, allowed) in PLACES.items() if role in allowed}


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_an_author_changes_nothing_of_others_in_bulk(client, world, action):
    client.force_login(make_user("author"))
    live = make_article()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    target = make_section().pk
    for article in (world["article"], live):
        client.post(f"{address}?id={article.pk}", {"chooser": target, "move_applicable": "on"})
    assert ArticlePage.objects.get(pk=world["article"].pk).live is False
    assert ArticlePage.objects.get(pk=live.pk).live is True


def test_an_author_cannot_publish_by_any_button(client, world):
    article = world["article"]
    client.force_login(article.owner)
    post_form(client, article, **{"action-publish": "1"})
    assert not ArticlePage.objects.get(pk=article.pk).live
    copy = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": article.get_parent().pk}
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    client.post(address, {**copy, "publish_copies": "on", "alias": "on"})
    assert not Page.objects.filter(slug="copie", live=True).exists()


@pytest.mark.parametrize(("role", "may"), [("author", False), ("editor", True), ("editor-in-chief", True)])
def test_sections_and_fixed_pages_are_made_by_editors(client, site, role, may):
    client.force_login(make_user(role))
    section = make_section("Travail")
    kinds = [("articles", "sectionpage", section), ("articles", "sectionpage", site.root_page)]
    kinds += [("pages", "standardpage", site.root_page), ("pages", "contactpage", site.root_page)]
    before = Page.objects.count()
    for app, kind, parent in kinds:
        address = reverse("wagtailadmin_pages:add", args=[app, kind, parent.pk])
        assert (client.get(address).status_code == 200) is may
        if not may:
            answer = client.post(address, {"title": "Une rubrique", "slug": "une-rubrique"}, follow=True)
            assert "faites par la rédaction" in words(answer)
    assert Page.objects.count() == before
    assert client.get(reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])).status_code == 200


def test_who_may_write_only_is_offered_articles_only(client, site):
    section = make_section("Travail")
    below_section, below_home = (reverse("wagtailadmin_pages:add_subpage", args=[page.pk]) for page in (section, site.root_page))
    article = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    client.force_login(make_user("author"))
    assert client.get(below_section).headers["location"] == article
    assert client.get(below_home).headers["location"] == reverse("newsroom_articles:choose_parent")
    client.force_login(make_user("editor"))
    offered = client.get(below_section).content.decode()
    assert article in offered
    assert reverse("wagtailadmin_pages:add", args=["articles", "sectionpage", section.pk]) in offered
    client.force_login(make_user("moderator"))
    assert client.get(below_section).status_code in (302, 403)
