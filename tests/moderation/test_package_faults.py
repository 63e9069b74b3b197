"""What the comments package does wrong in posting, replies, confirmation, feeds and its API, as we measured it: not here.

Faults of visibility and of the tree have their tests beside what replaces them: test_display.py, test_concurrency.py.
"""

import pytest
from django.core import mail
from django.urls import get_resolver

from moderation.models import Comment, ConfirmedAddress
from tests.factories import draft, expired, make_article, make_user, post_dated
from tests.moderation.factories import make_approved, make_comment

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
