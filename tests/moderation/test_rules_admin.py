"""The rules in the admin: editors-in-chief set them, moderators read and try them, nobody else sees them."""

import pytest

from moderation.models import CommentingSettings, WordList
from tests.factories import make_user
from tests.moderation.factories import make_comment

PAGE, LISTS = "/admin/review/rules/", "/admin/review/words/"
SETTINGS = "/admin/settings/moderation/commentingsettings/"


@pytest.fixture
def words(site):
    return WordList.objects.create(title="Insultes", effect="refuse", entries="malotru\nva te faire voir")


@pytest.mark.parametrize(
    ("role", "page", "lists", "edit", "setting"),
    [
        ("moderator", 200, 200, 302, 302), ("editor-in-chief", 200, 200, 200, 200), ("editor", 302, 302, 302, 302),
        ("author", 302, 302, 302, 302), ("reader", 302, 302, 302, 302), ("admin", 200, 200, 200, 200),
    ],
)  # fmt: skip
def test_who_may_read_and_who_may_set(client, words, site, role, page, lists, edit, setting):
    client.force_login(make_user(role))
    assert client.get(PAGE).status_code == page
    assert client.get(LISTS).status_code == lists
    assert client.get(f"{LISTS}inspect/{words.pk}/").status_code == lists
    assert client.get(f"{LISTS}edit/{words.pk}/").status_code == edit
    assert client.get(f"{SETTINGS}{site.pk}/").status_code == setting
    assert client.get(f"{LISTS}new/").status_code == edit


def test_a_stranger_is_asked_to_sign_in(client, words):
    for address in (PAGE, LISTS):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def test_a_moderator_cannot_post_what_an_editor_in_chief_sets(client, words, site):
    client.force_login(make_user("moderator"))
    sent = {"title": "Insultes", "effect": "hold", "entries": "rien", "active": "on"}
    client.post(f"{LISTS}edit/{words.pk}/", sent)
    client.post(f"{LISTS}delete/{words.pk}/")
    client.post(f"{SETTINGS}{site.pk}/", {"policy": "closed"})
    assert WordList.objects.get().entries == words.entries
    assert not CommentingSettings.objects.filter(policy="closed").exists()


def test_an_editor_in_chief_writes_a_list_and_sets_the_rules(client, site):
    client.force_login(make_user("editor-in-chief"))
    entries = "\n".join(f"mot{number}" for number in range(5000))
    client.post(f"{LISTS}new/", {"title": "Longue", "effect": "hold", "entries": entries, "active": "on"})
    assert WordList.objects.get().size in ("5000 entrées", "5000 entries")
    row = {
        "policy": "registered", "close_after_days": "60", "trusted_after": "5", "most_links": "3", "seconds_between": "10",
        "refusal_share": "40", "campaign_days": "7", "more_throwaway_domains": "", "trusted_domains": "", "sorts_spam": "on",
        "spam_precision": "99", "spam_decisions": "200",
    }  # fmt: skip
    answer = client.post(f"{SETTINGS}{site.pk}/", row)
    assert answer.status_code == 302, answer.content
    assert CommentingSettings.objects.get().policy == "registered"
    assert client.post(f"{SETTINGS}{site.pk}/", {**row, "spam_precision": "0"}).status_code == 200


def test_a_list_that_is_too_long_comes_back_with_a_sentence(client, site):
    client.force_login(make_user("admin"))
    answer = client.post(f"{LISTS}new/", {"title": "Phrase", "effect": "hold", "entries": "mot " * 60, "active": "on"})
    assert answer.status_code == 200
    assert not WordList.objects.exists()


def test_a_text_is_tried_without_being_kept(client, words, site):
    CommentingSettings.objects.create(site=site, most_links=1)
    client.force_login(make_user("moderator"))
    text = "MALOTRU, VA TE FAIRE VOIR SUR HTTPS://A.EXAMPLE ET https://b.example"
    body = client.post(PAGE, {"text": text, "name": "Camille", "email": "c@yopmail.com"}).content.decode()
    for told in ("malotru, va te faire voir", "https://b.example", "yopmail.com"):
        assert told in body
    assert "rules-found" in body
    plain = client.post(PAGE, {"text": "Bonjour."}).content.decode()
    assert "<dd>malotru" not in plain


@pytest.mark.parametrize(
    "sent", [{}, {"text": ""}, {"text": "a" * 5001}, {"text": "\0"}, {"text": "x", "name": "y" * 60}], ids=range(5)
)
def test_an_absurd_trial_comes_back_with_a_sentence(client, words, sent):
    client.force_login(make_user("moderator"))
    assert client.post(PAGE, sent).status_code == 422


def test_the_page_tells_what_is_set_in_both_languages(client, words, site):
    CommentingSettings.objects.create(site=site, policy="trusted", trusted_after=4, close_after_days=30)
    for language, told in (("fr", "Lecteurs de confiance"), ("en", "Trusted readers")):
        user = make_user("moderator")
        from wagtail.users.models import UserProfile

        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        client.force_login(user)
        body = client.get(PAGE).content.decode()
        assert told in body
        assert "Insultes" in body


def test_the_entry_of_the_menu_is_for_moderators(client, site):
    make_comment()
    client.force_login(make_user("moderator"))
    assert PAGE in client.get("/admin/").content.decode()
    client.force_login(make_user("editor"))
    assert PAGE not in client.get("/admin/").content.decode()


@pytest.mark.parametrize(("role", "told"), [("moderator", True), ("editor-in-chief", True), ("author", False)])
def test_the_guide_explains_the_rules_to_who_moderates(client, site, role, told):
    client.force_login(make_user(role))
    body = client.get("/admin/guide/").content.decode()
    assert (PAGE in body) == told
