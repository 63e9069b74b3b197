"""Banned senders: refused as they arrive, told why, and taken back by an undo."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from moderation.models import Ban, Comment
from review import register
from tests.factories import make_article, make_user

RULE = "Insultes répétées, malgré deux avertissements."


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def admin(site):
    return make_user("admin")


def send(page, address="203.0.113.9", **fields):
    sent = {"name": "Camille", "email": "camille@courriel.example", "comment": f"Un avis {Comment.objects.count()}", **fields}
    answer = Client().post(
        f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"}, REMOTE_ADDR=address
    )
    assert answer.status_code == 302, answer.content
    return Comment.objects.order_by("pk").last(), answer["Location"]


def test_what_a_banned_sender_sends_is_stored_refused_and_explained(page, admin, client):
    first, _link = send(page)
    Ban.impose(first, by=admin, reason=RULE)
    second, link = send(page, name="Autre nom")
    assert (first.state, second.state) == ("pending", "refused")
    told = client.get(link).content.decode()
    assert "Insultes répétées" in told
    decision = second.decisions.get()
    assert (decision.move, decision.actor, decision.text) == ("refuse", None, second.comment)
    second.decide("undo", by=admin)
    assert Comment.objects.get(pk=second.pk).state == "pending"
    assert list(register.faults()) == []


def test_others_write_as_before(page, admin):
    first, _link = send(page)
    Ban.impose(first, by=admin, reason=RULE)
    assert send(page, email="autre@courriel.example")[0].state == "pending"
    assert send(page, email="", name="Sans adresse")[0].state == "pending"


def test_a_ban_of_the_range_takes_the_neighbours_too(page, admin):
    first, _link = send(page)
    Ban.impose(first, by=admin, reason=RULE, with_range=True)
    assert send(page, "203.0.113.77", email="autre@courriel.example")[0].state == "refused"
    assert send(page, "198.51.100.7", email="ailleurs@courriel.example")[0].state == "pending"


def test_a_ban_ends_by_itself_or_by_a_decision(page, admin):
    first, _link = send(page)
    ban = Ban.impose(first, by=admin, reason=RULE, until=timezone.now() - timedelta(seconds=1))
    assert send(page)[0].state == "pending"
    ban = Ban.impose(first, by=admin, reason=RULE, until=timezone.now() + timedelta(days=7))
    assert send(page)[0].state == "refused"
    ban.decide("lift", by=admin)
    assert send(page)[0].state == "pending"
    ban.decide("undo", by=admin)
    assert send(page)[0].state == "refused"
    assert [decision.move for decision in ban.decisions] == ["ban", "lift", "undo"]


def test_a_ban_may_refuse_all_that_waits_from_its_sender(page, admin):
    first, second = send(page)[0], send(page)[0]
    other, _link = send(page, email="autre@courriel.example")
    Ban.impose(first, by=admin, reason=RULE, refuse=True)
    states = dict(Comment.objects.values_list("pk", "state"))
    assert states == {first.pk: "refused", second.pk: "refused", other.pk: "pending"}
    assert Comment.objects.get(pk=first.pk).decisions.get().reason == RULE


def test_only_a_moderator_bans(page):
    first, _link = send(page)
    with pytest.raises(PermissionDenied):
        Ban.impose(first, by=make_user("editor"), reason=RULE, refuse=True)
    assert not Ban.objects.exists()
    assert send(page)[0].state == "pending"


def test_neither_address_nor_mail_is_kept_with_a_ban(page, admin):
    ban = Ban.impose(send(page)[0], by=admin, reason=RULE, with_range=True)
    kept = " ".join(str(value) for value in Ban.objects.filter(pk=ban.pk).values().get().values())
    assert "courriel" not in kept
    assert "203.0.113" not in kept
