"""Whatever the order of acts: nothing that waits or was refused is seen, what is approved is seen once, the register holds."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderation.counts import comment_counts
from moderation.models import Comment
from moderation.thread import PER_PAGE
from review import register
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.test_display import section

MOVES = ("approve", "refuse", "spam", "reopen", "undo", "withdraw")
acts = st.lists(
    st.one_of(
        st.tuples(st.just("post"), st.just(0)),
        st.tuples(st.just("reply"), st.integers(0, 9)),
        st.tuples(st.sampled_from(MOVES), st.integers(0, 9)),
        st.tuples(st.just("save"), st.integers(0, 9)),
    ),
    max_size=25,
)


@pytest.fixture
def world(site):
    return make_article(), make_user("admin"), make_user("admin")


@given(acts=acts)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_acts_shows_what_was_not_approved(world, acts):
    page, *people = world
    Comment.objects.all().delete()
    posted: list[Comment] = []
    for turn, (act, number) in enumerate(acts):
        if act == "post" or not posted:
            posted.append(_post(page, len(posted)))
        elif act == "reply":
            posted.append(_post(page, len(posted), posted[number % len(posted)]))
        elif act == "save":
            posted[number % len(posted)].save()
        else:
            try:
                comment = Comment.objects.get(pk=posted[number % len(posted)].pk)
                comment.decide(act, by=None if act == "withdraw" else people[turn % 2], reason="Parce que.")
            except MoveRefused:
                continue
    states = dict(Comment.objects.values_list("comment", "state"))
    expected = sorted(text for text, state in states.items() if state == "approved")
    assert len(expected) <= PER_PAGE
    html = section(page)
    assert sorted(re.findall(r"<p>(texte-\d+)</p>", html)) == expected
    shown = set(re.findall(r"nom-\d+", html))
    assert shown == {text.replace("texte", "nom") for text in expected}
    assert comment_counts([page.pk]) == {page.pk: len(expected)}
    assert Comment.objects.public().count() == len(expected) == Comment.objects.filter(is_public=True).count()
    again = re.findall(r"<p>(texte-\d+)</p>", section(page))
    assert again == re.findall(r"<p>(texte-\d+)</p>", html)
    assert list(register.faults()) == []


def _post(page, number: int, parent: Comment | None = None) -> Comment:
    comment = Comment(page=page, user_name=f"nom-{number}", comment=f"texte-{number}", reply_to=parent)
    comment.save()
    return comment
