"""Every refusal of a send, and everything that was typed: it comes back, to be sent again or to be copied."""

from datetime import timedelta
from typing import Any

import html5lib
import pytest
from django.test import Client
from django.utils import timezone

from moderation.models import Ban, Comment, CommentingSettings, Receipt
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

TYPED = {
    "comment": "Un avis\n\nen deux paragraphes.",
    "name": "Camille Dubois",
    "email": "camille@example.org",
    "notify": "on",
}


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def parent(page):
    return make_approved(page, name="Dominique", text="Une question")


def send(client, page, parent=None, **fields):
    sent = {**TYPED, "parent": parent.pk if parent else "", **fields}
    return client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def given_back(answer) -> dict[str, str]:
    """{field: what the page holds of it}, be it in a form or to be copied; a box that is ticked is "on"."""
    tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    found: dict[str, str] = {}
    for area in tree.iter("textarea"):
        found[_name(area)] = "".join(area.itertext()).removeprefix("\n")
    for field in tree.iter("input"):
        if field.get("type") == "checkbox":
            if "checked" in field.attrib:
                found[_name(field)] = "on"
        else:
            found[_name(field)] = field.get("value", "")
    if found.get("notify") == "Oui":
        found["notify"] = "on"
    return found


def _name(element: Any) -> str:
    return element.get("name") or element.get("id", "").removeprefix("kept_")


def everything_is_back(answer, status: int, parent: Comment | None = None, **changed: str) -> dict[str, str]:
    assert answer.status_code == status, answer.content.decode()[:300]
    found = given_back(answer)
    for field, typed in {**TYPED, **changed}.items():
        assert found.get(field, "") == typed, field
    if parent:
        assert found["parent"] == str(parent.pk)
    return found


def test_a_closed_article(client, page, parent):
    page.comment_policy = "closed"
    page.save_revision().publish()
    answer = send(client, page, parent)
    everything_is_back(answer, 403)
    body = answer.content.decode()
    assert "Répondre à Dominique" in body
    assert "Une question" in body
    assert "Comments are closed" not in body


def test_an_article_whose_days_are_over(client, page, parent):
    page.comments_close_after_days, page.public_date = 1, timezone.now() - timedelta(days=3)
    page.save_revision().publish()
    everything_is_back(send(client, page, parent), 403)


def test_a_discussion_that_moderators_closed(client, page, parent):
    from moderation.models import Discussion

    Discussion.of(page).decide("close", by=make_user("admin"), reason="Trop vif.")
    everything_is_back(send(client, page, parent), 403)


@pytest.mark.parametrize("scope", ["article", "site"])
def test_a_policy_that_asks_for_an_account_meanwhile(client, site, page, parent, scope):
    if scope == "article":
        page.comment_policy = "registered"
        page.save_revision().publish()
    else:
        CommentingSettings.objects.update_or_create(site=site, defaults={"policy": "registered"})
    answer = send(client, page, parent)
    everything_is_back(answer, 403)
    assert "/compte/" in answer.content.decode()


def test_an_article_that_vanished(client, page, parent):
    page.unpublish()
    everything_is_back(send(client, page, parent), 404)


def test_an_article_that_was_deleted(client, page):
    number = page.pk
    page.delete()
    page.pk = number
    everything_is_back(send(client, page), 404)


def test_what_was_left_empty_is_not_given_back_as_a_field(client, page):
    page.unpublish()
    found = given_back(send(client, page, email="", notify=""))
    assert "email" not in found
    assert "notify" not in found


def test_too_many_sends(client, page, parent):
    for number in range(20):
        assert send(client, page, parent, comment=f"Message {number}").status_code == 302
    everything_is_back(send(client, page, parent), 429, parent)


def test_a_send_from_another_site(client, page, parent):
    sent = {**TYPED, "parent": parent.pk}
    answer = client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "cross-site"})
    everything_is_back(answer, 403, parent)


@pytest.mark.parametrize(
    "wrong",
    [
        {"comment": "mot " * 1300 + "fin"}, {"name": "x" * 51}, {"email": "pas une adresse"}, {"name": ""}, {"comment": ""},
        {"contact_me": "https://pub.example"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)  # fmt: skip
def test_a_field_that_is_not_taken(client, page, parent, wrong):
    everything_is_back(send(client, page, parent, **wrong), 422, parent, **wrong)


def test_a_parent_hidden_meanwhile_leaves_a_comment_of_its_own(client, page, parent):
    parent.decide("refuse", by=make_user("admin"), reason="Hors sujet.")
    found = everything_is_back(send(client, page, parent), 422)
    assert found["parent"] == ""
    assert send(client, page).status_code == 302


@pytest.mark.parametrize("field", ["comment", "name", "email", "parent"])
def test_nul_and_other_control_characters_break_nothing(client, page, parent, field):
    sent = {**TYPED, "parent": str(parent.pk)}
    sent[field] = f"\0{sent[field]}\x08"
    answer = client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    if answer.status_code == 302:
        kept = Comment.objects.latest("pk")
        assert (kept.comment, kept.user_name, kept.user_email) == (TYPED["comment"], TYPED["name"], TYPED["email"])
        return
    assert answer.status_code == 422
    assert "\0" not in answer.content.decode()
    assert given_back(answer)["comment"] == TYPED["comment"]


def test_a_session_that_died_keeps_what_its_form_had(client, page, parent):
    sent = {"comment": TYPED["comment"], "notify": "on", "parent": parent.pk}
    answer = client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 422
    found = given_back(answer)
    assert (found["comment"], found["notify"], found["parent"]) == (TYPED["comment"], "on", str(parent.pk))
    assert (found["name"], found["email"]) == ("", "")


def test_a_day_on_the_page_takes_the_send(client, page, parent):
    """Nothing on the cached form grows old: no token, no moment."""
    form = client.get(page.url)
    assert "csrfmiddlewaretoken" not in form.content.decode()
    Comment.objects.filter(pk=parent.pk).update(submit_date=timezone.now() - timedelta(days=2))
    assert send(client, page, parent).status_code == 302


def test_a_signed_in_page_of_yesterday_takes_the_send_of_a_new_session(page):
    reader, browser = make_user("reader"), Client(enforce_csrf_checks=True)
    browser.force_login(reader)
    browser.get(page.url)
    browser.logout()
    browser.force_login(reader)
    sent = {"comment": TYPED["comment"], "csrfmiddlewaretoken": "x" * 64}
    answer = browser.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 302
    answer = browser.post(f"/commentaires/articles/{page.pk}/", {**TYPED, "comment": "Sans en-tête"})
    assert answer.status_code == 403
    assert given_back(answer)["comment"] == "Sans en-tête"


def test_a_double_send_is_one_message_with_all_that_was_typed(client, page, parent):
    answers = [send(client, page, parent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    kept = Comment.objects.pending().get()
    assert (kept.followup, kept.reply_to_id, kept.user_email) == (True, parent.pk, TYPED["email"])


def test_who_is_banned_meets_the_reason_and_their_text(client, page, parent):
    banned = make_comment(page, email=TYPED["email"])
    send(client, page, parent, comment="Avant")
    Comment.objects.filter(pk=banned.pk).update(sender_hash=Comment.objects.latest("pk").sender_hash)
    banned.refresh_from_db()
    Ban.impose(banned, by=make_user("admin"), reason="Insultes répétées.")
    answer = client.get(send(client, page, parent)["Location"])
    body = answer.content.decode()
    assert "Insultes répétées." in body
    assert "en deux paragraphes." in body
    assert TYPED["name"] in body


def test_a_preview_keeps_all(client, page, parent):
    everything_is_back(send(client, page, parent, preview="1"), 200, parent)


def test_a_report_on_what_is_gone_gives_back_ground_words_and_address(client, page, parent):
    parent.decide("withdraw", name="auteur")
    sent = {"ground": "insult", "words": "Une injure\nen deux lignes", "email": "nour@example.org"}
    answer = client.post(f"/commentaires/{parent.pk}/signaler/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 404
    found = given_back(answer)
    assert (found["words"], found["email"]) == (sent["words"], sent["email"])
    assert found["ground"]


def test_a_correction_that_comes_too_late_is_given_back(client, page):
    comment = make_comment(page)
    link = f"/commentaires/suivi/{Receipt.issue(comment)}/"
    comment.decide("approve", by=make_user("admin"))
    answer = client.post(link, {"act": "change", "comment": TYPED["comment"]})
    assert answer.status_code == 409
    assert given_back(answer)["comment"] == TYPED["comment"]
