"""Replies that arrive and are decided on while their thread is closed, pinned and taken back: nobody waits for ever."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from moderation.models import Ban, Comment, Report
from review import register
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TURNS = 6


def together(*acts) -> None:
    """Each act in a thread of its own, over and over; a fault in one fails the test."""

    def one(act) -> None:
        try:
            for turn in range(TURNS):
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
