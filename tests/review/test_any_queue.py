"""Every queue on the desk has all of it, and cost its app a model, a table of moves, a card and a permission."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from moderation.models import Report
from review import notices
from review.desk import Queue, all_queues
from review.views.card import CardView
from review.views.decide import DecideView
from review.views.listing import ListingView
from tests.factories import make_user
from tests.moderation.factories import make_approved

QUEUES = [queue.name for queue in all_queues()]


def of(name: str) -> Queue:
    return next(queue for queue in all_queues() if queue.name == name)


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("admin"))
    return client


def test_several_queues_stand_on_the_desk():
    assert {"comments", "reports"} <= set(QUEUES)


@pytest.mark.parametrize("name", QUEUES)
def test_a_queue_has_the_list_the_card_and_the_decisions_of_the_desk(desk, name):
    queue = of(name)
    assert queue.index_view_class is ListingView
    views = {pattern.name: getattr(pattern.callback, "view_class", None) for pattern in queue.get_urlpatterns()}
    assert views["decide"] is DecideView
    assert views["card"] is CardView
    address = f"/admin/{queue.url_prefix}/"
    for state, _label in queue.states():
        shown = desk.get(address, {"state": state})
        assert shown.status_code == 200
        assert [key for key, _label, _number in shown.context["states"]] == [key for key, _label in queue.states()]
    for query in ("q=été", "since=hier", "section=x", "hold=x", "q=" + "a" * 300, "p=9"):
        assert desk.get(f"{address}?{query}").status_code == 200
    assert desk.get(f"{address}99999/").status_code == 404
    assert desk.post(f"{address}decide/", {"move": "x"}).status_code == 302
    assert desk.post(f"{address}undo/", {"act": "x"}).status_code == 302


@pytest.mark.parametrize("name", QUEUES)
def test_a_queue_is_closed_to_who_has_not_its_permission(client, site, name):
    client.force_login(make_user("author"))
    address = f"/admin/{of(name).url_prefix}/"
    for answer in (client.get(address), client.post(f"{address}decide/"), client.post(f"{address}undo/")):
        assert answer.status_code in (302, 403)
        assert "decide" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("name", QUEUES)
def test_the_letters_of_a_queue_are_all_different(name):
    keys = [move.key for move in of(name).model.moves if move.key]
    assert len(keys) == len(set(keys))
    assert not {"j", "k"} & set(keys)


def test_reports_get_everything_without_a_line_for_it(desk, django_capture_on_commit_callbacks):
    report = Report.objects.create(
        comment=make_approved(text="Un message contesté"), ground="insult", made_at=timezone.now() - timedelta(days=2)
    )
    shown = desk.get("/admin/review/reports/")
    (row,) = shown.context["rows"]
    assert "Un message contesté" in shown.content.decode()
    move = next(move for move in row.acts if not move.needs_reason)
    answer = desk.post(
        "/admin/review/reports/decide/",
        {"one": f"{move.name}:{report.pk}", "seen": shown.context["seen"]},
        headers={"accept": "application/json"},
    ).json()
    assert (answer["decided"], answer["queues"]["reports"]) == ([report.pk], 0)
    desk.post("/admin/review/reports/undo/", {"act": answer["act"]})
    assert Report.objects.get().state == Report.moves.waiting
    assert desk.get("/admin/review/reports/").context["items_count"] == 1
    assert "(1)" in desk.get("/admin/").content.decode()
    make_user("moderator")
    with django_capture_on_commit_callbacks(execute=True):
        assert notices.send_digests() == 1
        assert notices.send_reminders() == 1
    assert all("Un message contesté" in letter.body or str(row) in letter.body for letter in mail.outbox)


def test_a_queue_leads_to_its_guide(client, site):
    client.force_login(make_user("moderator"))
    assert 'href="/admin/guide/moderation/"' in client.get("/admin/review/comments/").content.decode()
    assert client.get("/admin/guide/moderation/").status_code == 200
