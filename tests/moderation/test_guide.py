"""The guide of moderation inside the admin."""

import re

import pytest
from django.utils import translation
from wagtail.users.models import UserProfile

from moderation.states import COMMENT_MOVES, CommentState
from tests.factories import make_user

URL = "/admin/guide/moderation/"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_names_every_state_and_every_key(client, site, language):
    moderator = make_user("moderator")
    profile = UserProfile.get_for_user(moderator)
    profile.preferred_language = language
    profile.save()
    client.force_login(moderator)
    body = client.get(URL).content.decode()
    with translation.override(language):
        for state in CommentState:
            assert f"<strong>{state.label}</strong>" in body
        for move in COMMENT_MOVES:
            if move.key:
                assert f"<kbd>{move.key}</kbd></dt><dd>{move.label}</dd>" in body


def test_it_is_for_who_moderates_and_found_from_the_guide_of_the_newsroom(client, site):
    for role, allowed in (("moderator", True), ("editor", False)):
        client.force_login(make_user(role))
        assert (client.get(URL).status_code == 200) is allowed
        assert (URL in client.get("/admin/guide/").content.decode()) is allowed


def test_the_menu_opens_it_for_who_only_moderates(client, site):
    for role, first in (
        ("moderator", URL),
        ("editor", "/admin/guide/"),
        ("editor-in-chief", "/admin/guide/"),
        ("moderator", URL),
    ):
        client.force_login(make_user(role))
        entry = re.search(r'"name": "guide".*?"url": "([^"]+)"', client.get("/admin/").content.decode())
        assert entry[1] == first, role
    assert 'href="/admin/guide/"' in client.get(URL).content.decode()


def test_decisions_on_a_comment_are_said_of_a_comment_whatever_other_queues_say():
    """One sentence in English may stand in the catalogue of offers too, where French says it in the feminine."""
    with translation.override("fr"):
        assert str(COMMENT_MOVES["refuse"].done).startswith("Refusé\N{NO-BREAK SPACE}:")
        assert str(COMMENT_MOVES["reopen"].done).startswith("Remis ")
