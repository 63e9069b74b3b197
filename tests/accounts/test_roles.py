"""What each role may open in the admin, address by address; rights given once, and not given back."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, Page

from accounts import roles
from accounts.models import Role
from accounts.rights import establish
from tests.factories import make_article, make_author, make_image, make_keyword, make_section, make_site, make_user

pytestmark = pytest.mark.django_db

CHIEF, EDITOR, AUTHOR = roles.EDITOR_IN_CHIEF, roles.EDITOR, roles.AUTHOR
MODERATOR, RECRUITER, READER, STRANGER = roles.MODERATOR, roles.RECRUITER, roles.READER, ""
EVERYONE = [CHIEF, EDITOR, AUTHOR, MODERATOR, RECRUITER, READER, STRANGER]
STAFF, WRITERS, EDITORS = {CHIEF, EDITOR, AUTHOR, MODERATOR}, {CHIEF, EDITOR, AUTHOR}, {CHIEF, EDITOR}


def page(view):
    return lambda world: reverse(f"wagtailadmin_pages:{view}", args=[world["article"].pk])


def named(name):
    return lambda world: reverse(name)


ADDRESSES = {
    "dashboard": (named("wagtailadmin_home"), STAFF),
    "own account": (named("wagtailadmin_account"), STAFF),
    "explorer": (lambda world: reverse("wagtailadmin_explore", args=[world["section"].pk]), WRITERS),
    "new article": (
        lambda world: reverse("wagtailadmin_pages:add", args=["articles", "articlepage", world["section"].pk]),
        WRITERS,
    ),
    "edit somebody else's article": (page("edit"), EDITORS),
    "delete somebody else's article": (page("delete"), EDITORS),
    "unpublish": (page("unpublish"), EDITORS),
    "history of somebody else's article": (page("history"), EDITORS),
    "images": (named("wagtailimages:index"), WRITERS),
    "new image": (named("wagtailimages:add"), WRITERS),
    "edit somebody else's image": (lambda world: reverse("wagtailimages:edit", args=[world["image"].pk]), EDITORS),
    "documents": (named("wagtaildocs:index"), WRITERS),
    "new document": (named("wagtaildocs:add"), WRITERS),
    "users": (named("wagtailusers_users:index"), {CHIEF}),
    "new user": (named("wagtailusers_users:add"), {CHIEF}),
    "groups": (named("wagtailusers_groups:index"), set()),
    "collections": (named("wagtailadmin_collections:index"), {CHIEF}),
    "redirects": (named("wagtailredirects:index"), {CHIEF}),
    "promoted results": (named("wagtailsearchpromotions:index"), {CHIEF}),
    "workflows": (named("wagtailadmin_workflows:index"), {CHIEF}),
    "site settings": (lambda world: reverse("wagtailsettings:edit", args=["pages", "sitesettings", world["site"].pk]), {CHIEF}),
    "sites": (named("wagtailsites:index"), set()),
}


@pytest.fixture
def world(db):
    section = make_section("Économie")
    return {
        "site": make_site(),
        "section": section,
        "article": make_article("Un article", section),
        "image": make_image(),
        "author": make_author(),
        "keyword": make_keyword(),
    }


@pytest.mark.parametrize("role", EVERYONE)
def test_each_role_opens_what_it_may_and_nothing_else(client, world, role):
    client.force_login(make_user(role), backend="django.contrib.auth.backends.ModelBackend")
    opened = {name for name, (address, _allowed) in ADDRESSES.items() if client.get(address(world)).status_code == 200}
    assert opened == {name for name, (_address, allowed) in ADDRESSES.items() if role in allowed}


def test_nobody_who_is_not_signed_in_opens_anything(client, world):
    for address, _allowed in ADDRESSES.values():
        response = client.get(address(world))
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("wagtailadmin_login"))


def new_article(client, section, **data):
    blank = {f"{prefix}-{field}": "0" for prefix in PREFIXES for field in ("TOTAL_FORMS", "INITIAL_FORMS")}
    blank |= {"body-count": "0", "online_links-count": "0", "documents-count": "0", "corrections-count": "0"}
    sent = {**blank, "title": "Ma proposition", "slug": "ma-proposition", "public_date": "2026-01-01 10:00", **data}
    client.post(reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk]), sent)
    return Page.objects.filter(slug="ma-proposition").first()


PREFIXES = ["article_authors", "footnotes", "pinned_articles", "forbidden_articles", "comments"]


@pytest.mark.parametrize(("role", "live"), [(AUTHOR, False), (EDITOR, True), (CHIEF, True)])
def test_an_author_writes_but_only_editors_publish(client, world, role, live):
    client.force_login(make_user(role), backend="django.contrib.auth.backends.ModelBackend")
    article = new_article(client, world["section"], **{"action-publish": "1"})
    assert article is not None
    assert article.live is live


def test_an_author_edits_their_own_draft(client, world):
    author = make_user(AUTHOR)
    client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
    own = new_article(client, world["section"])
    edit = reverse("wagtailadmin_pages:edit", args=[own.pk])
    assert client.get(edit).status_code == 200
    client.force_login(make_user(AUTHOR), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(edit).status_code == 302, "a colleague's draft is not theirs"


def test_groups_exist_after_migrate_under_names_of_the_site():
    assert set(Role.objects.values_list("key", flat=True)) == set(roles.NAMES)
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()


def test_what_an_administrator_takes_away_is_not_given_back():
    group = Role.objects.get(key=EDITOR).group
    taken = Permission.objects.get(codename="access_admin")
    group.permissions.remove(taken)
    GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").delete()
    group.name = "Secrétariat de rédaction"
    group.save()
    establish()
    group.refresh_from_db()
    assert taken not in group.permissions.all()
    assert not GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").exists()
    assert group.name == "Secrétariat de rédaction"
    assert GroupPagePermission.objects.filter(group=group, permission__codename="change_page").exists()


def test_a_right_declared_later_is_given_once(monkeypatch):
    monkeypatch.setattr(roles, "_rights", {**roles._rights, READER: ["accounts.view_user"]})
    establish()
    group = Role.objects.get(key=READER).group
    assert group.permissions.filter(codename="view_user").exists()
    group.permissions.clear()
    establish()
    assert not group.permissions.exists()


def test_migrating_again_changes_nothing():
    before = list(Role.objects.values()), list(GroupPagePermission.objects.values())
    call_command("migrate", verbosity=0)
    assert (list(Role.objects.values()), list(GroupPagePermission.objects.values())) == before


@pytest.mark.parametrize("use", ["a member", "another right", "rights on one section", "files of one collection"])
def test_stock_groups_that_somebody_uses_stay(use):
    group = Group.objects.create(name="Editors")
    give = Permission.objects.get
    if use == "a member":
        make_user().groups.add(group)
    elif use == "another right":
        group.permissions.add(give(codename="view_user"))
    elif use == "rights on one section":
        section = make_section()
        GroupPagePermission.objects.create(group=group, page=section, permission=give(codename="add_page"))
    else:
        group.collection_permissions.create(
            collection=Collection.get_first_root_node().add_child(name="À part"), permission=give(codename="add_image")
        )
    establish()
    assert Group.objects.filter(pk=group.pk).exists()


def test_a_stock_group_that_nobody_uses_goes():
    Group.objects.create(name="Editors")
    establish()
    assert not Group.objects.filter(name="Editors").exists()


def test_a_right_for_an_unknown_role_is_an_error_of_ours():
    with pytest.raises(ValueError, match="is no role"):
        roles.grant("king", "accounts.view_user")
