"""Taking back what one click decided: alone or in bulk, whole, and never over what somebody else decided since."""

import pytest

from moderation.models import Comment
from review import machine, register
from review.models import Decision
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

DESK = "/admin/review/comments/"


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("moderator", display_name="Camille Renaud"))
    return client


@pytest.fixture
def page(site):
    return make_article("Les jardins partagés")


def states() -> list[str]:
    return list(Comment.objects.order_by("pk").values_list("state", flat=True))


def send(client, path: str = "decide/", **sent):
    """As the desk's script does."""
    return client.post(f"{DESK}{path}", {"seen": "pending", **sent}, headers={"accept": "application/json"})


def test_one_click_takes_back_a_decision(desk, page):
    comment = make_comment(page)
    answer = desk.post(f"{DESK}decide/", {"seen": "pending", "one": f"approve:{comment.pk}"}, follow=True)
    act = Decision.objects.get().act
    assert f'name="act" value="{act}"' in answer.content.decode()
    answer = desk.post(f"{DESK}undo/", {"act": act}, follow=True)
    assert states() == ["pending"]
    assert list(register.faults()) == []


def test_one_click_takes_back_a_whole_bulk_act_and_nothing_else(desk, page):
    earlier = make_comment(page)
    send(desk, one=f"approve:{earlier.pk}")
    pks = [make_comment(page).pk for _ in range(4)]
    act = send(desk, move="spam", id=pks).json()["act"]
    assert states() == ["approved", *["spam"] * 4]
    answer = send(desk, "undo/", act=act).json()
    assert sorted(answer["decided"]) == pks
    assert states() == ["approved", *["pending"] * 4]
    assert len({decision.act for decision in Decision.objects.filter(move="undo")}) == 1


def test_a_refusal_and_its_reason_are_taken_back_too(desk, page):
    comment = make_comment(page, state="approved", by=make_user("admin"))
    act = send(desk, one=f"refuse:{comment.pk}", seen="approved", asked="1", words="Hors sujet.").json()["act"]
    assert states() == ["refused"]
    send(desk, "undo/", act=act)
    assert states() == ["approved"]


def test_what_somebody_decided_since_is_kept_and_told(desk, page):
    first, second = make_comment(page), make_comment(page)
    act = send(desk, move="approve", id=[first.pk, second.pk]).json()["act"]
    first.decide("spam", by=make_user("moderator", display_name="Un autre"))
    answer = send(desk, "undo/", act=act).json()
    assert answer["decided"] == [second.pk]
    assert "Un autre" in answer["refused"][str(first.pk)]
    assert states() == ["spam", "pending"]


def test_an_act_is_taken_back_once(desk, page):
    act = send(desk, one=f"approve:{make_comment(page).pk}").json()["act"]
    assert send(desk, "undo/", act=act).status_code == 200
    assert send(desk, "undo/", act=act).status_code == 409
    assert states() == ["pending"]


@pytest.mark.parametrize("act", ["", "x", "0" * 32, "\0", "é" * 400])
def test_an_unknown_act_takes_nothing_back(desk, page, act):
    make_comment(page, state="approved", by=make_user("admin"))
    assert send(desk, "undo/", act=act).status_code in (400, 409)
    assert desk.post(f"{DESK}undo/", {"act": act}).status_code in (302, 400)
    assert states() == ["approved"]


def test_only_who_decides_takes_back_and_only_by_a_post(client, desk, page):
    act = send(desk, one=f"approve:{make_comment(page).pk}").json()["act"]
    assert desk.get(f"{DESK}undo/", {"act": act}).status_code == 405
    client.force_login(make_user("editor"))
    client.post(f"{DESK}undo/", {"act": act})
    assert states() == ["approved"]


def test_an_act_of_many_is_taken_back_in_a_bounded_number_of_queries(desk, page, django_assert_max_num_queries):
    pks = [make_comment(page).pk for _ in range(60)]
    act = send(desk, move="approve", id=pks).json()["act"]
    with django_assert_max_num_queries(30):
        send(desk, "undo/", act=act)
    assert set(states()) == {"pending"}


def test_an_empty_act_is_refused_by_the_machine(site):
    with pytest.raises(MoveRefused):
        machine.take_back(Comment, "", by=make_user("admin"))


# What the script of the desk is answered.


def test_a_decision_answers_with_the_counts_and_the_act(desk, page):
    comment, _other = make_comment(page), make_comment(page)
    answer = send(desk, one=f"approve:{comment.pk}")
    assert answer.status_code == 200
    told = answer.json()
    assert told["decided"] == [comment.pk]
    assert told["counts"]["pending"] == 1
    assert told["counts"]["approved"] == 1
    assert told["queues"]["comments"] == 1
    assert len(told["act"]) == 32
    assert told["message"]


def test_the_second_moderator_is_answered_who_was_first(desk, page):
    comment = make_comment(page)
    comment.decide("spam", by=make_user("admin", display_name="Première"))
    answer = send(desk, one=f"approve:{comment.pk}")
    assert answer.status_code == 409
    assert "Première" in answer.json()["refused"][str(comment.pk)]
    assert states() == ["spam"]


def test_a_refusal_without_a_reason_is_answered_with_what_is_missing(desk, page):
    comment = make_comment(page)
    answer = send(desk, one=f"refuse:{comment.pk}", asked="1", words=" ")
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert states() == ["pending"]


def test_spam_takes_a_reason_and_needs_none(desk, page):
    first, second = make_comment(page), make_comment(page)
    send(desk, one=f"spam:{first.pk}")
    send(desk, one=f"spam:{second.pk}", asked="1", words="Troisième envoi.")
    assert [decision.reason for decision in Decision.objects.order_by("sequence")] == ["", "Troisième envoi."]


def test_a_row_that_is_gone_is_told(desk, page):
    comment = make_comment(page)
    pk = comment.pk
    comment.delete()
    answer = send(desk, one=f"approve:{pk}")
    assert answer.status_code == 409
    assert answer.json()["message"]


def test_a_decision_costs_a_bounded_number_of_queries(desk, page, django_assert_max_num_queries):
    comment = make_comment(page)
    send(desk, one=f"spam:{make_comment(page).pk}")
    with django_assert_max_num_queries(22):
        send(desk, one=f"approve:{comment.pk}")
