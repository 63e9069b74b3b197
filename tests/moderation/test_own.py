"""Who is signed in follows their message from where it stands: in the discussion, before anybody else reads it."""

import re

import pytest
from django.test import Client

from moderation.models import Comment
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

TEXT = "Mon avis qui attend"


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def reader(site):
    return make_user("reader")


@pytest.fixture
def signed_in(reader):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reader)
    return browser


@pytest.fixture
def mine(page, reader):
    comment = make_comment(page, text=TEXT)
    Comment.objects.filter(pk=comment.pk).update(user=reader)
    comment.refresh_from_db()
    return comment


def link_in(body: str) -> str:
    article = body.partition("comment-own")[2].partition("</article>")[0]
    return re.search(r'<p class="links"><a href="([^"]+)"', article)[1]


def press(browser, link, **sent):
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get(link).content.decode())[1]
    return browser.post(link, {**sent, "csrfmiddlewaretoken": token})


def test_the_pending_message_leads_its_author_to_its_private_page(signed_in, page, mine):
    answer = signed_in.get(link_in(signed_in.get(page.url).content.decode()))
    assert answer.status_code == 200
    assert TEXT in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_anybody_else_finds_neither_link_nor_page(page, mine):
    link = f"/commentaires/{mine.pk}/suivi/"
    anonymous, other = Client(), Client()
    other.force_login(make_user("admin"))
    assert [browser.get(link).status_code for browser in (anonymous, other)] == [302, 404]
    assert [browser.post(link, {"act": "erase"}).status_code for browser in (anonymous, other)] == [302, 404]
    for browser in (anonymous, other):
        body = browser.get(page.url).content.decode()
        assert link not in body
        assert TEXT not in body
    mine.refresh_from_db()
    assert mine.comment == TEXT


def test_the_anonymous_page_stays_the_same_bytes(client, page):
    make_approved(page)
    before = client.get(page.url).content
    comment = make_comment(page, text=TEXT)
    Comment.objects.filter(pk=comment.pk).update(user=make_user("reader"))
    assert client.get(page.url).content == before


def test_mending_and_withdrawing_there_need_the_token_of_the_session(signed_in, page, mine):
    link = f"/commentaires/{mine.pk}/suivi/"
    Comment.objects.filter(pk=mine.pk).update(submit_date=mine.submit_date.now(mine.submit_date.tzinfo))
    assert signed_in.post(link, {"act": "withdraw"}).status_code == 403
    assert press(signed_in, link, act="change", comment="Mon avis repris").status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.comment) == ("pending", "Mon avis repris")
    assert press(signed_in, link, act="withdraw").status_code == 302
    mine.refresh_from_db()
    assert mine.state == "withdrawn"


def test_what_is_to_be_corrected_is_corrected_from_there(signed_in, page, mine):
    mine.decide("correct", by=make_user("admin"), reason="Sans le nom du voisin.")
    body = signed_in.get(page.url).content.decode()
    assert "Corriger mon message" in body
    link = link_in(body)
    assert "Sans le nom du voisin." in signed_in.get(link).content.decode()
    assert press(signed_in, link, act="change", comment="Sans nom").status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.comment) == ("pending", "Sans nom")


def test_an_erasure_there_ends_on_a_page_that_says_so(signed_in, mine):
    answer = press(signed_in, f"/commentaires/{mine.pk}/suivi/", act="erase")
    assert answer.status_code == 200
    assert "Effacé" in answer.content.decode()
    mine.refresh_from_db()
    assert (mine.comment, mine.user) == ("", None)
