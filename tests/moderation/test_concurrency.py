"""Several at once, in real transactions, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from moderation.models import Comment
from review import register
from review.machine import decide
from review.models import Decision
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 8


def at_once(act: Callable[[int], Any], times: int = AT_ONCE) -> list[Any]:
    """What each of `times` threads returned."""

    def one(number: int) -> Any:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def send(page, **fields):
    sent = {"name": "Camille", "comment": "Un avis", **fields}
    return Client().post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def test_eight_identical_sends_are_one_comment_and_eight_thanks():
    page = make_article()
    answers = at_once(lambda number: send(page))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    assert Comment.objects.count() == 1
    for answer in answers:
        assert "Un avis" in Client().get(answer["Location"]).content.decode()


def test_parallel_replies_have_each_a_place_of_their_own():
    page = make_article()
    parent = make_approved(page)
    statuses = at_once(lambda number: [send(page, parent=parent.pk, comment=f"{number} {turn}").status_code for turn in range(5)])
    assert statuses == [[302] * 5] * AT_ONCE
    paths = list(Comment.objects.in_thread_order().values_list("path", flat=True))
    assert len(set(paths)) == len(paths) == 1 + 5 * AT_ONCE
    assert all(path.startswith(parent.path) for path in paths)
    assert paths == sorted(paths)


def test_eight_moderators_at_once_make_one_decision():
    by, comment = make_user("admin"), make_comment()

    def approve(number: int) -> str:
        try:
            return Comment.objects.get(pk=comment.pk).decide("approve", by=by, seen="pending").to_state
        except MoveRefused as refusal:
            return str(refusal)

    told = at_once(approve)
    assert told.count("approved") == 1
    assert all(str(by) in words for words in told if words != "approved")
    assert Decision.objects.count() == 1


def test_decisions_taken_at_once_make_one_chain():
    by, page = make_user("admin"), make_article()
    comments = [make_comment(page) for _ in range(3 * AT_ONCE)]
    at_once(lambda number: decide(Comment, [comment.pk for comment in comments[number::AT_ONCE]], "approve", by=by))
    assert list(Decision.objects.values_list("sequence", flat=True)) == list(range(1, 3 * AT_ONCE + 1))
    assert list(register.faults()) == []


def test_a_withdrawal_and_an_approval_at_once_end_in_one_story():
    by, comment = make_user("admin"), make_comment()

    def act(number: int) -> None:
        try:
            mine = Comment.objects.get(pk=comment.pk)
            mine.decide("withdraw", name="auteur") if number % 2 else mine.decide("approve", by=by, seen="pending")
        except MoveRefused:
            pass

    at_once(act)
    comment.refresh_from_db()
    assert comment.state == "withdrawn"
    assert comment.is_public is False
    assert list(register.faults()) == []
