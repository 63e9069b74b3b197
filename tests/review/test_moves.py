"""Every state and every move of comments: what the table says happens, nothing else does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from moderation.models import Comment
from moderation.states import COMMENT_MOVES, CommentState
from review.models import Decision
from review.moves import BACK, SAME, MoveRefused
from tests.factories import make_user
from tests.moderation.factories import make_comment

STATES = [state.value for state in CommentState]
PAIRS = [(state, move) for state in STATES for move in COMMENT_MOVES]


@pytest.fixture
def admin(db):
    return make_user("admin")


@pytest.mark.parametrize(("state", "move"), PAIRS, ids=[f"{state}-{move.name}" for state, move in PAIRS])
def test_a_move_is_made_where_the_table_says_and_refused_elsewhere(site, admin, state, move):
    comment = make_comment(state=state, by=admin)
    before = comment.decisions.count()
    can_be_made = state in move.from_states and (move.to_state is not BACK or before > 0) and move.name not in ("unpin", "open")
    if not can_be_made:
        with pytest.raises(MoveRefused):
            comment.decide(move.name, by=admin, reason="Hors sujet.")
        comment.refresh_from_db()
        assert (comment.state, comment.decisions.count()) == (state, before)
        return
    comment.decide(move.name, by=admin, reason="Hors sujet.")
    stored = Comment.objects.get(pk=comment.pk)
    assert stored.state == {BACK: "pending", SAME: state}.get(move.to_state, move.to_state)
    assert stored.is_public == (stored.state == "approved")
    assert (comment.state, comment.is_public) == (stored.state, stored.is_public)
    last = comment.decisions.last()
    assert (last.move, last.from_state, last.to_state) == (move.name, state, stored.state)
    assert (last.actor, last.reason, last.text) == (admin, "Hors sujet.", comment.comment)


def test_a_refusal_says_the_state_and_who_decided(site, admin):
    admin.display_name = "Camille Renaud"
    comment = make_comment(state="approved", by=admin)
    with pytest.raises(MoveRefused) as refusal:
        comment.decide("approve", by=admin)
    assert "Camille Renaud" in str(refusal.value)
    assert str(CommentState.APPROVED.label) in str(refusal.value)


def test_the_second_of_two_moderators_is_told_what_the_first_did(site, admin):
    comment = make_comment()
    stale = Comment.objects.get(pk=comment.pk)
    comment.decide("refuse", by=admin, reason="Hors sujet.")
    with pytest.raises(MoveRefused):
        stale.decide("approve", by=admin, seen="pending")
    assert Comment.objects.get(pk=comment.pk).state == "refused"
    stale.decide("approve", by=admin, seen="refused")
    assert Comment.objects.get(pk=comment.pk).state == "approved"


def test_a_move_that_needs_a_reason_is_refused_without_one(site, admin):
    comment = make_comment()
    with pytest.raises(MoveRefused):
        comment.decide("refuse", by=admin, reason="  ")
    assert Comment.objects.get(pk=comment.pk).state == "pending"


def test_a_stranger_cannot_make_a_moderators_move(site):
    comment = make_comment()
    with pytest.raises(PermissionDenied):
        comment.decide("approve", by=make_user())
    assert not comment.decisions.exists()


def test_undo_takes_back_the_last_decision_once(site, admin):
    comment = make_comment(state="approved", by=admin)
    comment.decide("refuse", by=admin, reason="Hors sujet.")
    comment.decide("undo", by=admin)
    assert Comment.objects.get(pk=comment.pk).state == "approved"
    with pytest.raises(MoveRefused):
        comment.decide("undo", by=admin)


def test_an_unknown_move_is_refused(site, admin):
    with pytest.raises(MoveRefused):
        make_comment().decide("publish", by=admin)


def test_decisions_are_neither_changed_nor_deleted(site, admin):
    decision = make_comment(state="approved", by=admin).decisions.get()
    decision.reason = "autre"
    for act in (decision.save, decision.delete, Decision.objects.all().delete, lambda: Decision.objects.update(reason="autre")):
        with pytest.raises(TypeError):
            act()


def test_a_decision_outlives_the_account_that_made_it(site, admin):
    comment = make_comment(state="approved", by=admin)
    name = str(admin)
    admin.delete()
    decision = comment.decisions.get()
    assert (decision.actor, decision.actor_name) == (None, name)


def test_news_of_a_decision_leaves_after_the_commit(site, admin, django_capture_on_commit_callbacks):
    from review.signals import decided

    heard = []

    def listen(sender, decisions, **kwargs):
        heard.extend((sender, decision.subject.pk, decision.to_state) for decision in decisions)

    comment = make_comment(submitted_at=timezone.now())
    decided.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            comment.decide("approve", by=admin)
            assert heard == []
    finally:
        decided.disconnect(listen)
    assert heard == [(Comment, comment.pk, "approved")]
