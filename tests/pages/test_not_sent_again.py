"""What a browser or a network has already is not sent again, until it changes."""

import pytest

from tests.factories import make_article, make_user
from tests.jobs.factories import make_board, make_offer
from tests.moderation.factories import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site):
    return make_article("Une coopérative à Nantes")


def tag(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.headers["ETag"]


def test_a_page_that_did_not_change_has_no_body(client, article):
    make_offer()
    for path in ("/", article.url, article.get_parent().url, make_board().url, "/recherche/?q=nantes"):
        known = tag(client, path)
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["ETag"] == known
        assert again.headers["X-Content-Type-Options"] == "nosniff"
        assert not again.cookies


def test_an_approved_comment_is_sent_and_a_pending_one_changes_nothing(client, article):
    known = tag(client, article.url)
    comment = make_comment(article, text="Nous y étions")
    assert client.get(article.url, headers={"If-None-Match": known}).status_code == 304
    comment.decide("approve", name="Modératrice")
    fresh = client.get(article.url, headers={"If-None-Match": known})
    assert fresh.status_code == 200
    assert "Nous y étions" in fresh.content.decode()


def test_pages_that_no_cache_keeps_have_no_tag(client, article):
    client.force_login(make_user("reader"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(article.url)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "ETag" not in answer.headers
