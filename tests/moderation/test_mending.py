"""Texts that change after they were sent: by their author once, by a moderator who says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.models import Comment
from review import register
from review.machine import decide
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment


@pytest.fixture
def admin(site):
    return make_user("admin", display_name="Camille Renaud")


@pytest.fixture
def to_correct(admin):
    return make_comment(text="Premier jet", state="to_correct", by=admin, reason="Sans le nom de votre voisin.")


def stored(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


def test_a_comment_to_correct_is_sent_again_by_its_author_once(to_correct, admin):
    assert to_correct.may_be_corrected
    decision = to_correct.resend(text="Second jet")
    assert (decision.move, decision.from_state, decision.to_state) == ("resend", "to_correct", "pending")
    assert (decision.text, decision.actor) == ("Second jet", None)
    found = stored(to_correct)
    assert (found.state, found.comment, found.first_text) == ("pending", "Second jet", "Premier jet")
    assert "Second jet" in found.html
    assert not found.may_be_corrected
    with pytest.raises(MoveRefused):
        found.resend(text="Troisième jet")
    with pytest.raises(MoveRefused):
        found.decide("correct", by=admin, reason="Encore.")
    assert stored(to_correct).comment == "Second jet"
    assert list(register.faults()) == []


def test_what_an_author_sent_again_is_not_taken_back_by_an_undo(to_correct, admin):
    to_correct.resend(text="Second jet")
    with pytest.raises(MoveRefused):
        to_correct.decide("undo", by=admin)
    assert "undo" not in [move.name for move in stored(to_correct).moves_open() if move.name == "correct"]
    assert stored(to_correct).state == "pending"


@pytest.mark.parametrize("state", ["pending", "approved", "refused", "spam", "withdrawn"])
def test_nothing_is_sent_again_that_nobody_asked_to_correct(admin, state):
    comment = make_comment(state=state, text="Premier jet", by=admin)
    with pytest.raises(MoveRefused):
        comment.resend(text="Second jet")
    found = stored(comment)
    assert (found.comment, found.state, found.corrected_at) == ("Premier jet", state, None)
    assert "Premier jet" in found.html


def test_an_approved_comment_that_is_to_be_corrected_is_seen_by_nobody(client, admin):
    comment = make_approved(text="Premier jet", by=admin)
    comment.decide("correct", by=admin, reason="Un nom est à retirer.")
    assert "Premier jet" not in client.get(comment.page.url).content.decode()
    comment.resend(text="Second jet")
    assert "Second jet" not in client.get(comment.page.url).content.decode()
    comment.decide("approve", by=admin)
    assert "Second jet" in client.get(comment.page.url).content.decode()


def test_an_author_mends_a_fresh_comment_that_nobody_decided_on(site, admin):
    comment = make_comment(submitted_at=timezone.now(), text="Premier jet")
    assert comment.may_be_mended
    comment.mend(text="Second jet")
    assert comment.mend(text="Second jet") is None
    comment.mend(text="Troisième jet")
    assert [decision.text for decision in comment.decisions] == ["Second jet", "Troisième jet"]
    assert stored(comment).comment == "Troisième jet"
    assert list(register.faults()) == []


def test_a_comment_is_mended_neither_late_nor_once_it_was_decided_on(site, admin):
    late = make_comment(submitted_at=timezone.now() - timedelta(minutes=16), text="Premier jet")
    decided = make_comment(submitted_at=timezone.now(), text="Premier jet")
    decided.decide("approve", by=admin)
    reopened = make_comment(submitted_at=timezone.now(), text="Premier jet")
    reopened.decide("approve", by=admin)
    reopened.decide("reopen", by=admin)
    for comment in (late, decided, reopened):
        with pytest.raises(MoveRefused):
            comment.mend(text="Second jet")
        assert stored(comment).comment == "Premier jet"


def test_an_undo_never_publishes_a_text_that_nobody_approved(site, admin):
    comment = make_approved(text="Premier jet", by=admin)
    comment.decide("reopen", by=admin)
    comment.comment = "Second jet"
    comment.save()
    with pytest.raises(MoveRefused):
        comment.decide("undo", by=admin)
    assert stored(comment).state == "pending"


def test_edit_and_approve_is_one_decision_on_the_text_approved(client, admin):
    comment = make_comment(text="Mon voisin Untel ment.")
    decision = comment.edit(text="Mon voisin ment.", by=admin, reason="Un nom retiré.")
    assert (decision.move, decision.to_state, decision.text) == ("edit", "approved", "Mon voisin ment.")
    found = stored(comment)
    assert (found.state, found.comment, found.unedited_text) == ("approved", "Mon voisin ment.", "Mon voisin Untel ment.")
    assert (found.is_edited, found.earlier_text) == (True, "Mon voisin Untel ment.")
    body = client.get(comment.page.url).content.decode()
    assert "Mon voisin ment." in body
    assert "Untel" not in body


def test_an_edit_that_is_undone_gives_the_author_their_text_back(admin):
    comment = make_comment(text="Premier jet")
    comment.edit(text="Second jet", by=admin)
    comment.decide("undo", by=admin)
    found = stored(comment)
    assert (found.state, found.comment, found.is_edited) == ("pending", "Premier jet", False)
    assert "Premier jet" in found.html


def test_the_original_put_back_is_no_edit_any_more(admin):
    comment = make_approved(text="Premier jet")
    comment.edit(text="Second jet", by=admin)
    comment.edit(text="Troisième jet", by=admin)
    assert stored(comment).unedited_text == "Premier jet"
    comment.edit(text="Premier jet", by=admin)
    assert (stored(comment).is_edited, stored(comment).state) == (False, "approved")


def test_an_edit_that_may_not_be_made_leaves_the_text_alone(admin):
    parent = make_approved()
    reply = make_comment(reply_to=parent, text="Premier jet")
    parent.decide("reopen", by=admin)
    withdrawn = make_comment(state="withdrawn", text="Premier jet")
    for comment in (reply, withdrawn):
        with pytest.raises(MoveRefused):
            comment.edit(text="Second jet", by=admin)
        assert stored(comment).comment == "Premier jet"
        assert not stored(comment).is_edited
    assert list(register.faults()) == []


def test_approve_both_takes_along_what_its_card_shows_and_nothing_unread(admin):
    first, second = make_approved(make_article()), None
    second = make_approved(reply_to=first)
    third = make_comment(reply_to=second)
    second.decide("reopen", by=admin)
    first.decide("reopen", by=admin)
    assert "approve_both" in [move.name for move in stored(third).moves_open()]
    assert "approve_both" not in [move.name for move in stored(first).moves_open()]
    with pytest.raises(MoveRefused):
        third.decide("approve", by=admin)
    with pytest.raises(MoveRefused, match="commencez par le premier"):
        third.decide("approve_both", by=admin)
    assert Comment.objects.approved().count() == 0
    second.decide("approve_both", by=admin)
    third.decide("approve", by=admin)
    assert Comment.objects.approved().count() == 3
    first.decide("reopen", by=admin)
    second.decide("reopen", by=admin)
    third.decide("reopen", by=admin)
    decide(Comment, [third.pk, second.pk], "approve_both", by=admin)
    assert Comment.objects.approved().count() == 3, "each was chosen, or is shown beside one that was"


def test_one_comment_of_an_article_is_pinned(admin):
    page = make_article()
    first, second, elsewhere = make_approved(page), make_approved(page), make_approved()
    for comment in (first, elsewhere, second):
        comment.decide("pin", by=admin)
    assert set(Comment.objects.filter(is_pinned=True)) == {second, elsewhere}
    assert first.decisions.last().move == "unpin"
    assert first.decisions.last().actor == admin
    second.decide("refuse", by=admin, reason="Hors sujet.")
    assert set(Comment.objects.filter(is_pinned=True)) == {elsewhere}
    elsewhere.decide("unpin", by=admin)
    assert not Comment.objects.filter(is_pinned=True).exists()
    assert list(register.faults()) == []


def test_closing_a_comment_closes_all_that_is_below_it(admin):
    page = make_article()
    chain = [make_approved(page)]
    for _ in range(4):
        chain.append(make_approved(reply_to=chain[-1]))
    beside = make_approved(page)
    chain[1].decide("close", by=admin)
    assert [stored(comment).replies_closed for comment in (*chain, beside)] == [False, True, True, True, True, False]
    chain[1].decide("open", by=admin)
    assert not Comment.objects.filter(replies_closed=True).exists()
