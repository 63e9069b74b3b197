"""What surrounds the lists: the landing page, menu, dashboard, thread, keys, and "all that match" as a property."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.users.models import UserProfile

from moderation.models import Comment
from review.models import RefusalReason
from review.templatetags.desk_parts import waited
from review.waiting import short
from tests.factories import make_article, make_section, make_site, make_user
from tests.moderation.factories import make_comment

DESK = "/admin/review/comments/"


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("moderator"))
    return client


@pytest.fixture
def page(site):
    return make_article("Les jardins partagés")


def body(answer) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_the_desk_lists_the_queues_of_a_person_with_what_waits(desk, page):
    make_comment(page)
    shown = body(desk.get("/admin/review/"))
    assert "Commentaires" in shown
    assert 'href="/admin/review/comments/"' in shown
    assert 'href="/admin/review/reports/"' in shown


def test_a_stranger_to_the_desk_sees_none_of_it(client, site):
    client.force_login(make_user("editor"))
    assert client.get("/admin/review/").status_code in (302, 403)
    assert "/admin/review/comments/" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize(("number", "told"), [(1, "1"), (999, "999"), (1000, "999+"), (123_456, "999+")])
def test_the_count_of_the_menu_stays_short_enough_to_be_seen(number, told):
    assert short(number) == told


def test_the_dashboard_says_since_when_the_oldest_waits(desk, page):
    make_comment(page, submitted_at=timezone.now() - timezone.timedelta(days=3, hours=4))
    shown = body(desk.get("/admin/"))
    assert re.search(r"depuis\s+3\s+jours\b(?!,)", shown)


def test_a_thread_is_read_on_demand_with_the_state_of_each(desk, page):
    parent = make_comment(page, state="approved", by=make_user("admin"), text="Le premier")
    reply = make_comment(page, reply_to=parent, text="La réponse <b>en gras</b>")
    make_comment(page, text="Un autre fil")
    for address in (f"{DESK}{reply.pk}/thread/", f"{DESK}{reply.pk}/thread/?part=1"):
        shown = body(desk.get(address))
        assert "Le premier" in shown
        assert "La réponse &lt;b&gt;" in shown
        assert "Un autre fil" not in shown
    assert "<html" not in shown
    assert desk.get(f"{DESK}99999999/thread/").status_code == 404
    assert desk.get("/admin/review/reports/1/thread/").status_code == 404


def test_keys_are_told_in_the_help_and_can_be_turned_off(desk, page, django_user_model):
    make_comment(page)
    shown = body(desk.get(DESK))
    assert re.search(r"Approuver</th>\s*<td><kbd>a</kbd>", shown)
    assert "data-desk-keys" in shown
    assert not re.search(r"<td><kbd>a</kbd>", body(desk.get("/admin/")))
    profile = UserProfile.get_for_user(django_user_model.objects.get(username__startswith="moderator"))
    profile.keyboard_shortcuts = False
    profile.save()
    assert "data-desk-keys" not in body(desk.get(DESK))


def test_no_script_of_the_desk_is_inline(desk, page):
    make_comment(page)
    shown = body(desk.get(DESK))
    ours = shown[shown.index("data-desk") :]
    assert not re.search(r"<[^>]+ on\w+=", ours)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", ours)


def test_active_filters_are_told_and_taken_away_one_by_one(desk, page):
    make_comment(page)
    shown = body(desk.get(DESK, {"q": "jardin & <b>", "since": "2026-01-02"}))
    assert "jardin &amp; &lt;b&gt;" in shown
    assert "?q=jardin+%26+%3Cb%3E" in shown
    assert "?since=2026-01-02" in shown


def test_a_reason_belongs_to_a_decision_of_its_queue(desk, site):
    new = {"queue": "moderation.comment", "label": "Autre", "text": "Texte.", "rank": "5", "active": "on"}
    for move, made in (("relaunch", False), ("", True), ("refuse", True)):
        desk.post("/admin/review-reasons/new/", {**new, "move": move})
        assert RefusalReason.objects.filter(label="Autre", move=move).exists() == made


def test_a_changed_reason_shows_at_once(desk, page):
    make_comment(page)
    reason = RefusalReason.objects.filter(queue="moderation.comment").first()
    assert reason.label in body(desk.get(DESK)).replace("&#x27;", "'")
    reason.label = "Un motif tout neuf"
    reason.save()
    assert "Un motif tout neuf" in body(desk.get(DESK))


WORDS = ["alpha", "beta", "gamma"]
FILTER = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from([*WORDS, "a", "zzz", "%", "_"]),
        "article": st.sampled_from(["Un", "Deux", "x"]),
        "since": st.sampled_from(["2026-01-10", "2026-01-20", "hier"]),
        "until": st.sampled_from(["2026-01-10", "2026-01-20"]),
        "section": st.integers(0, 2),
    },
)
ROWS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.integers(0, 1), st.integers(1, 28), st.sampled_from(["pending", "approved", "spam"])),
    max_size=9,
)


class AllThatMatchTest(TestCase):
    """For any rows and any filter: an act on all decides on what the list shows, whatever page it stands on, no more."""

    @given(rows=ROWS, asked=FILTER, late=st.booleans())
    @settings(max_examples=25)
    def test_all_that_match_is_what_the_list_shows(self, rows, asked, late):
        make_site()
        sections = [make_section() for _ in range(2)]
        pages = [make_article("Un", sections[0]), make_article("Deux", sections[1])]
        by = make_user("admin")
        for word, page, day, state in rows:
            when = timezone.now().replace(year=2026, month=1, day=day, hour=12)
            make_comment(pages[page], text=f"{word} texte", submitted_at=when, state=state, by=by)
        if "section" in asked:
            asked = {**asked, "section": [sections[0].path, sections[1].path, "0001"][asked["section"]]}
        moderator = make_user("moderator")
        self.client.force_login(moderator)
        shown = self.client.get(DESK, asked)
        expected = {row.pk for row in shown.context["rows"]}
        assert len(expected) == shown.context["items_count"]
        before = dict(Comment.objects.values_list("pk", "state"))
        if late:
            make_comment(pages[0], text="alpha beta gamma", submitted_at=timezone.now())
        query = "&".join(f"{key}={value}" for key, value in asked.items()).replace("%", "%25")
        sent = {"move": "spam", "all": "1", "asked": "1", "seen": shown.context["seen"], "newest": shown.context["newest"]}
        answer = self.client.post(f"{DESK}decide/?{query}", sent, headers={"accept": "application/json"})
        told = json.loads(answer.content)
        assert set(told["decided"]) == expected
        after = dict(Comment.objects.values_list("pk", "state"))
        assert {pk for pk, state in before.items() if after[pk] != state} == expected


def test_a_row_that_just_came_waits_for_one_minute_at_least():
    now = timezone.now()
    assert waited(now) == waited(now - timedelta(seconds=70)) == "1\xa0minute"
