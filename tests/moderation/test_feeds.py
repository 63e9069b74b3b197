"""Feeds of comments: what everybody reads, nothing else."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from moderation.feeds import NEWEST
from tests.factories import draft, expired, make_article, make_user, post_dated
from tests.moderation.factories import make_approved, make_comment

KINDS = ["rss", "atom"]


@pytest.fixture
def page(site):
    return make_article("Une cantine à Tulle")


def of_article(page, kind="rss") -> str:
    return f"/commentaires/articles/{page if isinstance(page, int) else page.pk}/{kind}.xml"


@pytest.mark.parametrize("kind", KINDS)
def test_feeds_hold_approved_comments_only_the_newest_first(client, page, kind):
    for state in ("pending", "approved", "refused", "spam", "to_correct", "withdrawn"):
        make_comment(page, state=state, text=f"Texte {state}", email="secret@example.org")
    newer = make_approved(page, text="Plus récent", submitted_at=timezone.now(), name="Dominique")
    make_approved(make_article(), text="Ailleurs")
    body = client.get(of_article(page, kind)).content.decode()
    assert body.index("Plus récent") < body.index("Texte approved")
    assert f"http://testserver/commentaires/{newer.pk}/" in body
    for hidden in ("pending", "refused", "spam", "to_correct", "withdrawn", "secret@example.org", "Ailleurs"):
        assert hidden not in body
    assert "Ailleurs" in client.get(f"/commentaires/{kind}.xml").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_feeds_are_well_formed_whatever_was_written(client, page, kind):
    make_approved(page, name="]]><b>", text='<script>alert(1)</script> & "guillemets" \x0b')
    answer = client.get(of_article(page, kind))
    ElementTree.fromstring(answer.content)  # noqa: S314 (our own feed)
    assert "<script" not in answer.content.decode()
    assert answer["Content-Type"].startswith(f"application/{kind}+xml")
    assert not answer.cookies


@pytest.mark.parametrize("make", [draft, expired, post_dated])
def test_an_article_that_readers_do_not_see_has_no_feed_and_is_in_none(client, site, make):
    page = make()
    make_approved(page, text="Sous un article caché")
    assert client.get(of_article(page)).status_code == 404
    assert "Sous un article caché" not in client.get("/commentaires/rss.xml").content.decode()


@pytest.mark.parametrize("path", ["/commentaires/x.xml", of_article(10**30), of_article(0), "/commentaires/articles/1/x.xml"])
def test_feeds_of_nothing_are_a_404(client, site, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("number", [0, 1, NEWEST + 5])
def test_a_feed_costs_two_queries_and_holds_the_newest(client, page, number, django_assert_max_num_queries):
    for minutes in range(number):
        make_approved(page, submitted_at=timezone.now() - timedelta(minutes=minutes))
    client.get(of_article(page))
    with django_assert_max_num_queries(3):
        body = client.get(of_article(page)).content.decode()
    assert body.count("<item>") == min(number, NEWEST)


def test_a_reader_that_has_the_feed_gets_a_304_until_something_changes(client, page):
    comment = make_approved(page)
    first = client.get(of_article(page))
    known = {"If-None-Match": first["ETag"]}
    assert client.get(of_article(page), headers=known).status_code == 304
    comment.decide("withdraw", name="auteur")
    assert client.get(of_article(page), headers=known).status_code == 200


def test_the_article_announces_its_feeds(client, page):
    make_approved(page)
    body = client.get(page.url).content.decode()
    for kind in KINDS:
        assert f'href="http://testserver{of_article(page, kind)}"' in body


# --- What a signed-in reader sees of their own -----------------------------------------------------------------


def test_readers_see_their_own_comments_that_wait_in_place_and_nobody_else_does(client, page):
    reader, other = make_user(display_name="Nour"), make_user()
    parent = make_approved(page, name="Dominique")
    make_approved(page, name="Après")
    client.force_login(reader)
    sent = {"comment": "Ma réponse qui attend", "parent": parent.pk}
    client.post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    answer = client.get(page.url)
    body = answer.content.decode()
    assert body.index("Dominique") < body.index("Ma réponse qui attend") < body.index("Après")
    assert "vous seul voyez" in body
    assert "no-store" in answer["Cache-Control"]
    assert "2 commentaires" in body, "what waits is not counted"
    client.force_login(other)
    assert "Ma réponse qui attend" not in client.get(page.url).content.decode()
    client.logout()
    anonymous = client.get(page.url)
    assert "Ma réponse qui attend" not in anonymous.content.decode()
    assert "no-store" not in anonymous.get("Cache-Control", "")


@pytest.mark.parametrize("state", ["refused", "spam", "withdrawn"])
def test_readers_do_not_see_what_was_refused_in_place(client, page, state):
    reader = make_user()
    comment = make_comment(page, state=state, text="Texte refusé")
    type(comment).objects.filter(pk=comment.pk).update(user=reader)
    client.force_login(reader)
    assert "Texte refusé" not in client.get(page.url).content.decode()


def test_own_comments_stand_on_their_page_of_the_thread_once(client, page):
    reader = make_user()
    start = timezone.now() - timedelta(days=1)
    for number in range(40):
        make_approved(page, submitted_at=start + timedelta(minutes=number))
    for minutes, text in ((5, "Tôt écrit"), (2000, "Tard écrit")):
        comment = make_comment(page, text=text, submitted_at=start + timedelta(minutes=minutes))
        type(comment).objects.filter(pk=comment.pk).update(user=reader)
    client.force_login(reader)
    first, second = (client.get(page.url, {"comments": number}).content.decode() for number in ("1", "2"))
    assert (first.count("Tôt écrit"), second.count("Tôt écrit")) == (1, 0)
    assert (first.count("Tard écrit"), second.count("Tard écrit")) == (0, 1)


# --- Counts on lists -------------------------------------------------------------------------------------------


def test_lists_say_how_many_comments_each_article_has(client, site):
    section_page = make_article("Premier")
    make_article("Deuxième")
    for _ in range(2):
        make_approved(section_page)
    make_comment(section_page)
    body = client.get(section_page.get_parent().url).content.decode()
    assert body.count("2 commentaires") == 1
    assert body.count("teaser-comments") == 1
    assert "2 commentaires" in client.get("/").content.decode()


def test_the_counts_of_a_list_are_one_query(client, site, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for number in range(8):
        make_approved(make_article(f"Article {number}"))
    for url in ("/", make_article("Autre").get_parent().url):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        assert sum("GROUP BY" in query["sql"] and "moderation_comment" in query["sql"] for query in queries) == 1
