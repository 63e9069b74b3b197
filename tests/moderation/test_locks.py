"""Replies that arrive and are decided on while their thread is closed, pinned and taken back: nobody waits for ever."""

import contextlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from core import client
from moderation.models import Ban, Comment, Report
from review import register
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TURNS = 6


def together(*acts, turns: int = TURNS) -> None:
    """Each act in a thread of its own, over and over; a fault in one fails the test."""

    def one(act) -> None:
        try:
            for turn in range(turns):
                with contextlib.suppress(MoveRefused):
                    act(turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        for made in [pool.submit(one, act) for act in acts]:
            made.result()


def test_a_thread_is_closed_while_replies_arrive_and_are_decided_on():
    page, by = make_article(), make_user("admin")
    top = make_approved(page, by=by)
    waiting = [make_comment(reply_to=top) for _ in range(TURNS)]

    def reply(number):
        def send(turn):
            sent = {"name": "Camille", "comment": f"{number} {turn}", "parent": top.pk}
            Client().post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})

        return send

    def close_and_open(turn):
        Comment.objects.get(pk=top.pk).decide("close" if turn % 2 == 0 else "undo", by=by)

    def decide_newest(turn):
        Comment.objects.filter(reply_to=top).latest("pk").decide("approve", by=by)

    def decide_all(turn):
        from review.machine import decide

        decide(Comment, list(Comment.objects.filter(page=page).values_list("pk", flat=True)), "approve", by=by)

    together(
        reply(1), reply(2), reply(3), close_and_open, close_and_open, decide_newest, decide_all,
        lambda turn: waiting[turn].decide("approve", by=by),
    )  # fmt: skip
    fresh = Comment.objects.get(pk=top.pk)
    if not fresh.replies_closed:
        fresh.decide("close", by=by)
    assert set(Comment.objects.filter(page=page).values_list("replies_closed", flat=True)) == {True}
    assert list(register.faults()) == []


def test_pins_bans_reports_and_undos_meet_on_one_article():
    page, by = make_article(), make_user("admin")
    comments = [make_approved(page, by=by, email="a@example.org") for _ in range(4)]
    Comment.objects.update(sender_hash="a" * 64)

    def fresh(number):
        return Comment.objects.get(pk=comments[number].pk)

    def report(turn):
        made = Report.objects.create(comment=comments[2], ground="other", words="x")
        made.decide("uphold", by=by, reason="Non.")
        made.decide("undo", by=by)

    def ban(turn):
        imposed = Ban.impose(fresh(3), by=by, reason="Non.", refuse=True)
        imposed.decide("undo", by=by)

    def move(number, *names):
        def act(turn):
            fresh(number).decide(names[turn % len(names)], by=by, **({"reason": "Non."} if "refuse" in names else {}))

        return act

    together(
        move(0, "pin", "undo"), move(1, "pin", "undo"), move(2, "pin", "unpin"), move(3, "reopen", "approve"),
        move(0, "close", "undo"), move(2, "refuse", "undo"), report, ban,
    )  # fmt: skip
    assert Comment.objects.filter(page=page, is_pinned=True).count() <= 1
    assert list(register.faults()) == []


@pytest.mark.postgres
def test_what_a_ban_refuses_while_it_is_taken_back_makes_nobody_wait_for_ever(monkeypatch):
    """The undo stops where it has read what it gives back. Meanwhile a message arrives, and is refused or waits; if it was
    refused, somebody takes it, and stops until the undo holds the register."""
    if connection.vendor != "postgresql":
        pytest.skip("locks of rows are PostgreSQL's")
    page, by, other = make_article(), make_user("admin"), make_user("moderator")
    ban = Ban.impose(make_comment(page, email="a@example.org"), by=by, reason="Non.")
    sent = {"name": "Camille", "comment": "Encore moi", "email": "a@example.org"}
    Ban.objects.update(sender_hash=client.keyed_hash("a@example.org", "comment sender"))
    has_read, arrived, took, holds = (threading.Event() for _ in range(4))
    me, hold, going_along = threading.local(), register.hold, Ban.going_along.__func__

    def read(cls, pks, move):
        found = going_along(cls, pks, move)
        if getattr(me, "name", "") == "undo":
            has_read.set()
            until(lambda: arrived.is_set() or somebody_waits())
        return found

    def held():
        if getattr(me, "name", "") == "other":
            took.set()
            holds.wait(10)
        found = hold()
        if getattr(me, "name", "") == "undo":
            holds.set()
            until(lambda: took.is_set() or not Comment.objects.in_state("refused").exists())
            until(lambda: not took.is_set() or somebody_waits())
        return found

    def undo(_turn):
        me.name = "undo"
        Ban.objects.get(pk=ban.pk).decide("undo", by=by)

    def arrive(_turn):
        has_read.wait(10)
        Client().post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})
        arrived.set()

    def take(_turn):
        arrived.wait(20)
        me.name = "other"
        Comment.objects.get(comment="Encore moi").decide("spam", by=other)

    monkeypatch.setattr(Ban, "going_along", classmethod(read))
    monkeypatch.setattr(register, "hold", held)
    together(undo, arrive, take, turns=1)
    assert Ban.objects.get().state == "lifted"
    assert Comment.objects.get(comment="Encore moi").state == "spam"
    assert list(register.faults()) == []


def until(done, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.01)


def somebody_waits() -> bool:
    """Whether a transaction on this database waits for another one's lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # Else a transaction sees what it saw first.
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1")
        return cursor.fetchone() is not None
