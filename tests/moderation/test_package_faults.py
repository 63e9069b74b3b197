"""What the comments package does wrong, as we measured it: not here. Each fault and its tests are paired in FAULTS."""

import re
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from moderation.models import Comment, ConfirmedAddress
from tests.factories import draft, expired, make_article, make_user, post_dated
from tests.moderation.factories import make_approved, make_comment

HERE = "test_package_faults"
# Fault of the package, in the order in which they were found: (file of this folder, test).
FAULTS = {
    "1. a save publishes the replies that wait": [
        ("test_display", "test_saving_an_approved_comment_publishes_none_of_its_waiting_replies"),
        ("test_machine", "test_no_story_shows_what_was_not_approved"),
    ],
    "2. the page of a reply shows what waits": [(HERE, "test_2_the_page_of_a_reply_shows_no_comment_that_waits")],
    "3. replies cross articles, hidden pages take comments": [
        (HERE, "test_3_a_reply_stays_on_its_article"),
        (HERE, "test_3_an_article_that_readers_do_not_see_takes_none_and_shows_none"),
    ],
    "4. a reply approved under a pending parent corrupts the tree": [
        ("test_display", "test_a_reply_is_not_approved_while_what_it_answers_waits"),
        ("test_display", "test_each_approved_comment_is_on_exactly_one_page"),
    ],
    "5. followers never hear of what is approved later": [(HERE, "test_5_who_asked_hears_of_an_answer_that_is_approved_later")],
    "6. the link to confirm holds the comment, never expires, acts on GET": [
        (HERE, "test_6_the_comment_is_stored_before_any_link_and_the_link_carries_nothing"),
        ("test_mails", "test_a_link_to_confirm_expires_after_thirty_days"),
        ("test_concurrency", "test_links_of_mails_pressed_eight_times_at_once_act_once"),
        ("test_outgoing", "test_a_dead_mail_server_delays_the_mail_and_nothing_else"),
    ],
    "7. double clicks store a row each": [
        (HERE, "test_7_eight_clicks_store_one_row"),
        ("test_concurrency", "test_eight_identical_sends_are_one_comment_and_eight_thanks"),
    ],
    "8. an API comes with its addresses": [(HERE, "test_8_none_of_the_packages_addresses_is_mounted")],
    "9. templates show avatars, addresses and inline code": [(HERE, "test_9_pages_hold_no_avatar_no_address_and_no_inline_code")],
    "500: replies to nothing leave orphans": [(HERE, "test_absurd_replies_give_the_text_back_and_leave_no_orphan")],
    "500: numbers of thirty digits": [(HERE, "test_absurd_articles_give_the_text_back")],
    "500: timestamps of 400 digits, forms that expire": [
        (HERE, "test_the_packages_hidden_fields_mean_nothing_so_no_form_expires"),
        ("test_kept", "test_a_day_on_the_page_takes_the_send"),
    ],
    "500: addresses beyond 254 characters": [(HERE, "test_addresses_beyond_any_mailbox_give_the_text_back")],
    "500: post-dated articles that close": [("test_posting", "test_a_post_dated_article_that_closes_by_itself_breaks_nothing")],
    "empty 400: a closed thread, the honeypot": [
        (HERE, "test_a_closed_thread_and_the_honeypot_lose_nothing"),
        ("test_kept", "test_a_closed_article"),
    ],
    "orders twice in one thread, lost writes": [
        ("test_concurrency", "test_parallel_replies_have_each_a_place_of_their_own"),
    ],
    "approving a parent costs two queries a reply": [(HERE, "test_approving_a_parent_costs_the_same_whatever_hangs_below")],
    "showing costs a query a comment": [("test_display", "test_one_query_whatever_the_number_of_comments")],
    "mails leave in bare threads": [
        ("test_outgoing", "test_a_bad_mail_server_costs_no_comment_and_its_author_gets_the_thank_you"),
        ("test_killed", "test_a_worker_killed_after_the_server_took_a_mail_loses_none_and_sends_none_twice"),
    ],
    "deleting a page orphans its comments": [
        ("test_display", "test_deleting_an_article_leaves_no_orphans_and_keeps_the_register")
    ],
    "the next version moves the columns": [(HERE, "test_the_package_is_pinned_and_one_app_imports_it")],
}
TEXT = "Un texte que personne ne doit perdre."
SENT = {"name": "Camille", "email": "camille@example.org", "comment": TEXT}


@pytest.fixture
def page(site):
    return make_article()


def send(client, page, **fields):
    number = page if isinstance(page, int) else page.pk
    return client.post(f"/commentaires/articles/{number}/", {**SENT, **fields}, headers={"Sec-Fetch-Site": "same-origin"})


def comes_back(answer, status: int) -> bool:
    return answer.status_code == status and TEXT in answer.content.decode()


# --- Holes of moderation ---------------------------------------------------------------------------------------


def test_2_the_page_of_a_reply_shows_no_comment_that_waits(client, page):
    waiting = make_comment(page, text="Texte en attente", email="secret@example.org")
    for path in (f"/comments/reply/{waiting.pk}/", f"/commentaires/reply/{waiting.pk}/"):
        assert client.get(path).status_code == 404
    body = client.get(f"/commentaires/articles/{page.pk}/", {"parent": waiting.pk}).content.decode()
    assert "Texte en attente" not in body
    assert "gravatar" not in body.lower()


def test_3_a_reply_stays_on_its_article(client, page):
    elsewhere = make_approved(make_article())
    assert comes_back(send(client, page, parent=elsewhere.pk), 422)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("make", [draft, expired, post_dated])
def test_3_an_article_that_readers_do_not_see_takes_none_and_shows_none(client, site, make):
    hidden = make()
    make_approved(hidden, text="Sous un article caché")
    assert comes_back(send(client, hidden), 404)
    for path in ("/commentaires/rss.xml", "/commentaires/atom.xml"):
        assert "Sous un article caché" not in client.get(path).content.decode()


def test_5_who_asked_hears_of_an_answer_that_is_approved_later(client, page, django_capture_on_commit_callbacks):
    ConfirmedAddress.confirm("camille@example.org")
    send(client, page, notify="on")
    with django_capture_on_commit_callbacks(execute=True):
        Comment.objects.get().decide("approve", by=make_user("admin"))
    send(client, page, name="Dominique", email="", comment="Voici.", parent=Comment.objects.get().pk)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        Comment.objects.pending().get().decide("approve", by=make_user("admin"))
    assert [message.subject for message in mail.outbox] == ["Dominique vous a répondu"]


def test_6_the_comment_is_stored_before_any_link_and_the_link_carries_nothing(client, page):
    send(client, page)
    assert Comment.objects.get().comment == TEXT
    link = next(word for word in mail.outbox[0].body.split() if "/adresse/" in word)
    assert len(link) < 250
    from django.core.signing import b64_decode

    token = link.rstrip("/").rpartition("/")[2]
    assert b"camille" not in b64_decode(token.partition(":")[0].encode())
    path = link.removeprefix("http://testserver")
    for method in (client.get, client.head):
        assert method(path).status_code == 200
    assert not ConfirmedAddress.objects.exists(), "mail scanners confirm nothing"
    Comment.objects.all().delete()
    assert client.post(path).status_code == 302
    assert not Comment.objects.exists(), "pressed after a deletion, it brings nothing back"


def test_7_eight_clicks_store_one_row(client, page):
    assert {send(client, page).status_code for _ in range(8)} == {302}
    assert Comment.objects.count() == 1


def test_8_none_of_the_packages_addresses_is_mounted(client, page):
    comment = make_approved(page)
    addresses = str(get_resolver().reverse_dict.keys())
    assert "comments-xtd" not in addresses
    for path in (
        "api/comment/", f"api/articles-articlepage/{page.pk}/", "api/preview/", f"api/feedback/{comment.pk}/", "confirm/x/",
        f"sent/{comment.pk}/", f"mute/{comment.pk}/", f"like/{comment.pk}/", f"flag/{comment.pk}/", "post/", "posted/",
    ):  # fmt: skip
        for root in ("/comments/", "/commentaires/"):
            assert client.get(f"{root}{path}").status_code == 404
            assert client.post(f"{root}{path}", SENT).status_code == 404


def test_9_pages_hold_no_avatar_no_address_and_no_inline_code(client, page):
    comment = make_approved(page, email="secret@example.org")
    for path in (page.url, f"/commentaires/articles/{page.pk}/", f"/commentaires/{comment.pk}/signaler/"):
        body = client.get(path).content.decode()
        for wrong in ("gravatar", "secret@", "_new", "onsubmit", "onclick", " style="):
            assert wrong not in body.lower(), (path, wrong)


# --- 500s and lost text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("parent", ["999999", "-4", "9" * 30, "0", "1e3", " 12 ", "½", "x" * 400])
def test_absurd_replies_give_the_text_back_and_leave_no_orphan(client, page, parent):
    assert comes_back(send(client, page, parent=parent), 422)
    assert not Comment.objects.exists()


def test_a_reply_as_deep_as_one_likes_is_taken(client, page):
    parent = make_approved(page)
    for number in range(5):
        parent = make_approved(reply_to=parent, text=f"Niveau {number}")
    assert send(client, page, parent=parent.pk).status_code == 302


@pytest.mark.parametrize("number", [0, 10**12, 10**30])
def test_absurd_articles_give_the_text_back(client, site, number):
    assert comes_back(send(client, number), 404)


@pytest.mark.parametrize(
    "fields",
    [
        {"timestamp": "9" * 400, "security_hash": "x", "object_pk": "9" * 30, "content_type": "auth.user"},
        {"timestamp": "1", "security_hash": "0" * 40},
    ],
)
def test_the_packages_hidden_fields_mean_nothing_so_no_form_expires(client, page, fields):
    assert send(client, page, **fields).status_code == 302


@pytest.mark.parametrize("email", ["a" * 250 + "@example.org", "x@" + "é" * 70 + ".org"])
def test_addresses_beyond_any_mailbox_give_the_text_back(client, page, email):
    assert comes_back(send(client, page, email=email), 422)
    assert not Comment.objects.exists()


def test_a_closed_thread_and_the_honeypot_lose_nothing(client, site):
    assert comes_back(send(client, make_article(comment_policy="closed")), 403)
    assert comes_back(send(client, make_article(), contact_me="x"), 422)


def test_a_thread_closed_to_replies_gives_the_text_back(client, page):
    parent = make_approved(page)
    parent.decide("close", by=make_user("admin"))
    assert comes_back(send(client, page, parent=parent.pk), 422)


def test_a_parent_withdrawn_meanwhile_gives_the_text_back_ready_to_be_sent_alone(client, page):
    parent = make_approved(page)
    parent.decide("withdraw", name="auteur")
    answer = send(client, page, parent=parent.pk)
    assert comes_back(answer, 422)
    assert f'name="parent" value="{parent.pk}"' not in answer.content.decode()
    assert send(client, page).status_code == 302


def test_an_article_moved_meanwhile_takes_the_comment(client, page):
    from tests.factories import make_section

    page.move(make_section("Ailleurs"), pos="last-child")
    assert send(client, page).status_code == 302


def test_a_text_of_ten_thousand_characters_comes_back_whole(client, page):
    answer = send(client, page, comment="mot " * 2500)
    assert answer.status_code == 422
    assert ("mot " * 2500).strip() in answer.content.decode()


# --- Cost, and what comes next ---------------------------------------------------------------------------------


def test_approving_a_parent_costs_the_same_whatever_hangs_below(page):
    by, costs = make_user("admin"), []
    for replies in (0, 40):
        parent = make_approved(page)
        for _ in range(replies):
            make_comment(page, reply_to=parent)
        parent.decide("reopen", by=by)
        with CaptureQueriesContext(connection) as queries:
            parent.decide("approve", by=by)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert Comment.objects.pending().count() == 40


def test_the_package_is_pinned_and_one_app_imports_it():
    assert version("django-comments-xtd").startswith("2.")
    root = Path(__file__).resolve().parents[2]
    importing = re.compile(r"^\s*(?:from|import) django_comments", re.MULTILINE)
    files = [path for folder in ("site", "articles", "jobs", "moderation") for path in (root / folder).rglob("*.py")]
    assert {path.relative_to(root).parts[0] for path in files if importing.search(path.read_text())} == {"moderation"}


def test_each_fault_has_a_test_that_exists():
    for fault, tests in FAULTS.items():
        assert tests, fault
        for file, name in tests:
            assert hasattr(import_module(f"tests.moderation.{file}"), name), (fault, name)
