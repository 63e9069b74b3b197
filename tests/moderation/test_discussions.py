"""A discussion closed from the desk: of one comment, or of the whole article."""

import pytest
from django.test import Client

from moderation.models import Comment, Discussion
from review import register
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def admin(site):
    return make_user("admin")


def send(page, **fields):
    sent = {"name": "Camille", "comment": "Un avis", **fields}
    return Client().post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def test_an_article_closed_from_the_desk_takes_no_comment_and_keeps_the_text(page, admin, client):
    make_approved(page, text="Déjà là")
    Discussion.of(page).decide("close", by=admin, reason="La discussion tourne en rond.")
    answer = send(page)
    assert answer.status_code == 403
    assert "Un avis" in answer.content.decode()
    body = client.get(page.url).content.decode()
    assert "Déjà là" in body
    assert 'id="id_comment"' not in body
    Discussion.of(page).decide("open", by=admin)
    assert 'id="id_comment"' in client.get(page.url).content.decode()
    assert send(page).status_code == 302
    assert list(register.faults()) == []


def test_it_needs_a_reason_and_closes_one_article_only(page, admin):
    with pytest.raises(MoveRefused):
        Discussion.of(page).decide("close", by=admin)
    Discussion.of(page).decide("close", by=admin, reason="Assez.")
    assert send(make_article("Un autre")).status_code == 302


def test_what_editors_set_on_the_article_is_left_alone(page, admin):
    Discussion.of(page).decide("close", by=admin, reason="Assez.")
    page.refresh_from_db()
    assert page.comment_policy == ""


def test_nobody_replies_under_a_comment_that_was_closed(page, admin, client):
    closed, open_ = make_approved(page), make_approved(page)
    below = make_approved(reply_to=closed)
    closed.decide("close", by=admin)
    body = client.get(page.url).content.decode()
    assert f"?parent={open_.pk}#" in body
    for comment in (closed, below):
        assert f"?parent={comment.pk}#" not in body
        answer = send(page, parent=comment.pk)
        assert answer.status_code == 422
        assert "Un avis" in answer.content.decode()
    assert Comment.objects.count() == 3
    assert send(page, parent=open_.pk).status_code == 302
