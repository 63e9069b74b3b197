"""Every address of the desk of comments and of its rules, by role, read from the table of addresses so that none is forgotten."""

import re

import pytest
from django.urls import get_resolver

from accounts.roles import AUTHOR, EDITOR, EDITOR_IN_CHIEF, MODERATOR, READER, RECRUITER
from moderation.models import Ban, Comment, CommentingSettings, Discussion, Report, WordList
from review import links
from review.desk import all_queues
from review.models import Decision, RefusalReason
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

SECRET = "Coquelicot"
DESK = {EDITOR_IN_CHIEF, MODERATOR, "admin"}
CHIEFS = {EDITOR_IN_CHIEF, "admin"}
ROLES = [EDITOR_IN_CHIEF, MODERATOR, "admin", EDITOR, AUTHOR, RECRUITER, READER, "", None]
OURS = re.compile(r"admin/(review/(comments|reports|bans|words|rules)/|review-reasons/|guide/moderation/)")


def _patterns(resolver, above=""):
    for pattern in resolver.url_patterns:
        whole = above + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern, whole)
        elif OURS.match(whole):
            yield whole


def may_open(pattern: str) -> set[str]:
    part = pattern.split("/")[-2] if not pattern.endswith("<int:pk>/") else pattern.split("/")[-3]
    if pattern.startswith("admin/review/words/") and part in ("new", "edit", "delete", "history", "history-results", "usage"):
        return CHIEFS
    return {"admin"} if pattern.startswith("admin/review-reasons/delete") else DESK


def addresses() -> list[str]:
    return sorted(set(_patterns(get_resolver())))


@pytest.fixture
def world(site):
    admin = make_user("admin", username="celle-qui-decide")
    comment = make_comment(make_article(), text=f"{SECRET} attend", name=f"{SECRET} Dupont", email="coquelicot@courriel.example")
    Comment.objects.filter(pk=comment.pk).update(sender_hash="a" * 64, ip_address="203.0.113.4")
    comment.refresh_from_db()
    ban = Ban.impose(comment, by=admin, reason=f"{SECRET} insulte")
    report = Report.objects.create(comment=comment, ground="other", words=f"{SECRET} ment", email="coquelicot@courriel.example")
    words = WordList.objects.create(title="Liste", entries=SECRET)
    reason = RefusalReason.objects.create(queue="moderation.comment", label=f"{SECRET} raison", text=SECRET)
    return {"comments": comment.pk, "bans": ban.pk, "reports": report.pk, "words": words.pk, "review-reasons": reason.pk}


def state() -> list:
    rows = [list(model.objects.order_by("pk").values()) for model in (Comment, Ban, Report, WordList, RefusalReason, Discussion)]
    return [*rows, Decision.objects.count()]


def filled(pattern: str, world: dict) -> str:
    kind = next((name for name in world if f"/{name}/" in f"/{pattern}"), "")
    return "/" + pattern.replace("<int:pk>", str(world.get(kind, "")))


def test_the_table_is_whole():
    assert len(addresses()) > 35


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role) or "stranger")
@pytest.mark.parametrize("wants", ["text/html", "application/json"])
def test_every_address_by_role(client, world, role, wants):
    if role is not None:
        client.force_login(make_user(role))
    before, led = state(), set()
    for pattern in addresses():
        url, allowed = filled(pattern, world), role in may_open(pattern)
        opened = client.get(url, headers={"Accept": wants})
        if allowed:
            assert opened.status_code in (200, 404, 405), url
        else:
            assert opened.status_code in (302, 403), url
        assert state() == before, f"GET {url}"
        if not allowed:
            for sent in ({}, {"move": "approve", "id": world["comments"], "one": f"approve:{world['comments']}"}):
                answer = client.post(url, sent, headers={"Accept": wants})
                assert answer.status_code in (302, 403), url
                assert SECRET not in answer.content.decode()
            assert SECRET not in opened.content.decode(), url
            assert state() == before, f"POST {url}"
            led.add(opened["Location"].split("?")[0] if opened.status_code == 302 else "")
    for target in filter(None, led):  # Where the refused are led: the admin's home or its door, whatever they asked for.
        assert SECRET not in client.get(target, follow=True).content.decode(), target
    assert len(led) <= 3


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role) or "stranger")
def test_settings_and_dashboard_by_role(client, site, world, role):
    if role is not None:
        client.force_login(make_user(role))
    CommentingSettings.for_site(site)
    opened = client.get(f"/admin/settings/moderation/commentingsettings/{site.pk}/")
    assert opened.status_code == (200 if role in CHIEFS else 302)
    home = client.get("/admin/", follow=True).content.decode()
    assert SECRET not in home
    assert ("/admin/review/comments/" in home or "/admin/review/" in home) is (role in DESK or "/admin/review/proposals" in home)


@pytest.mark.parametrize("role", [EDITOR, AUTHOR, RECRUITER, READER, ""])
def test_the_link_of_a_mail_dies_with_the_right(client, world, role):
    queue = next(queue for queue in all_queues() if queue.model is Comment)
    link = links.decide_url(queue, world["comments"], make_user(role)).replace("http://testserver", "")
    for answer in (client.get(link), client.post(link, {"one": f"approve:{world['comments']}"})):
        assert answer.status_code == 404
        assert SECRET not in answer.content.decode()
    assert Comment.objects.get().state == "pending"
