"""What the desk counts, and how it finds rows among many."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from moderation import database
from moderation.models import Comment
from moderation.states import CommentState
from moderation.wagtail_hooks import queue
from review import tally
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

DESK = "/admin/review/comments/"


@pytest.fixture
def page(site):
    return make_article("Les jardins partagés")


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("moderator"))
    return client


@pytest.fixture
def keeping(monkeypatch):
    """A tally is kept from the first row on."""
    monkeypatch.setattr(tally, "KEPT_FROM", 1)


def shown(desk) -> dict[str, int]:
    return {state: number for state, _label, number in desk.get(DESK).context["states"]}


def counted() -> dict[str, int]:
    return {state: Comment.objects.in_state(state).count() for state in CommentState.values}


def test_a_kept_tally_follows_every_decision(desk, page, keeping):
    moderator = make_user("moderator")
    comments = [make_comment(page) for _ in range(4)] + [make_approved(page) for _ in range(3)]
    assert shown(desk) == counted()
    assert tally.Counting(queue).kept.numbers["approved"] == 3
    comments[0].decide("approve", by=moderator)
    comments[1].decide("refuse", by=moderator, reason="Non.")
    comments[4].decide("spam", by=moderator)
    comments[5].decide("withdraw", name="X")
    comments[4].decide("undo", by=moderator)
    make_comment(page)
    assert tally.Counting(queue).kept.numbers["approved"] == 3
    assert shown(desk) == counted() == {"pending": 3, "approved": 3, "refused": 1, "spam": 0, "to_correct": 0, "withdrawn": 1}


def test_the_answer_to_a_decision_tells_the_same_numbers(desk, page, keeping):
    make_approved(page)
    comment = make_comment(page)
    shown(desk)
    sent = {"one": f"approve:{comment.pk}", "seen": "pending"}
    answer = desk.post(f"{DESK}decide/", sent, headers={"accept": "application/json"}).json()
    assert answer["counts"] == counted()
    assert answer["queues"]["comments"] == 0


def test_what_goes_with_its_article_is_counted_no_more(desk, page, keeping, django_capture_on_commit_callbacks):
    make_approved(page)
    make_approved(make_article("Un autre"))
    assert shown(desk)["approved"] == 2
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert shown(desk) == counted()
    assert counted()["approved"] == 1


def test_what_was_counted_before_a_deletion_and_kept_after_it_is_dropped(desk, page, keeping, django_capture_on_commit_callbacks):
    make_approved(page)
    make_approved(make_article("Un autre"))
    slow = tally.Counting(queue)
    answers = list(ContentType.objects.order_by("pk").values_list(*slow.asked())[0])
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    slow.told(answers)
    assert shown(desk) == counted()
    assert counted()["approved"] == 1
    assert tally.Counting(queue).kept.numbers["approved"] == 1


def test_few_rows_are_counted_each_time(desk, page):
    make_approved(page)
    shown(desk)
    assert tally.Counting(queue).kept is None


def test_every_page_of_a_list_shows_its_rows_once(desk, page):
    wanted = [make_comment(page).pk for _ in range(45)]
    pages = [[row.pk for row in desk.get(DESK, {"p": number}).context["rows"]] for number in (1, 2, 3)]
    assert [len(rows) for rows in pages] == [20, 20, 5]
    assert [pk for rows in pages for pk in rows] == wanted


@pytest.mark.parametrize("query", [{"p": 3}, {"q": "message"}, {"state": "approved"}, {"since": "2001-01-01", "q": "e"}])
def test_a_list_costs_twelve_queries(desk, page, query, django_assert_max_num_queries):
    for _ in range(45):
        make_comment(page)
        make_approved(page)
    desk.get(DESK)
    with django_assert_max_num_queries(12):
        assert desk.get(DESK, query).context["rows"]


def test_a_day_is_one_of_the_sites_clock(desk, page):
    paris = ZoneInfo("Europe/Paris")
    for hour, text in (
        (datetime(2026, 3, 28, 23, 59), "veille"),
        (datetime(2026, 3, 29, 0, 1), "jour"),
        (datetime(2026, 3, 30), "lendemain"),
    ):
        make_comment(page, text=f"le-{text}", submitted_at=hour.replace(tzinfo=paris))
    body = desk.get(DESK, {"since": "2026-03-29", "until": "2026-03-29"}).content.decode()
    assert "le-jour" in body
    assert "le-veille" not in body
    assert "le-lendemain" not in body


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time_are_days_too(desk, page, day):
    make_comment(page)
    assert desk.get(DESK, {"since": day}).status_code == 200
    assert desk.get(DESK, {"until": day}).status_code == 200


on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")


@on_postgresql
@pytest.mark.postgres
def test_a_search_uses_the_index_of_trigrams(page):
    make_comment(page, text="Économie sociale")
    found = queue.filter_class({"q": "économie"}, queue=queue).matching(queue.light_rows())
    with connection.cursor() as cursor:
        for other in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{other} = off")
        sql, params = found.values("pk").query.sql_with_params()
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert plan.count(database.INDEX) == 3, plan


@on_postgresql
@pytest.mark.postgres
def test_a_role_without_rights_gets_a_desk_that_searches(desk, page):
    make_comment(page, text="Économie sociale")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            database.drop(connection)
            cursor.execute("DROP EXTENSION pg_trgm CASCADE")
            cursor.execute("CREATE ROLE desk_without_rights")
            cursor.execute("SET LOCAL ROLE desk_without_rights")
        assert database.install(connection) is False
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        assert "conomie sociale" in desk.get(DESK, {"q": "économie"}).content.decode()
        assert database.install(connection) is True
        transaction.set_rollback(True)
