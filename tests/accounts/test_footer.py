"""The foot of pages: a way to sign in for everybody, the ways of an account for who has a session, and no cache for these."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_user

LOGIN, LOGOUT, ACCOUNT, OFFERS = (reverse(name) for name in ("account_login", "account_logout", "account_email", "jobs:mine"))


def addresses(site) -> list[str]:
    article = make_article()
    return ["/", article.url, article.get_parent().url, reverse("articles:archive"), reverse("account_email"), "/nothing-here/"]


def foot(response) -> str:
    return response.content.decode().rpartition("<footer")[2]


@pytest.mark.parametrize("role", ["reader", "recruiter", "editor"])
def test_who_is_signed_in_finds_account_offers_and_the_way_out_on_pages_that_no_cache_keeps(client, site, role):
    client.force_login(make_user(role))
    for address in addresses(site):
        response = client.get(address)
        for link in (ACCOUNT, OFFERS, LOGOUT):
            assert f'href="{link}"' in foot(response), (address, link)
        assert f'href="{LOGIN}"' not in foot(response)
        assert ('href="/admin/"' in foot(response)) is (role == "editor")
        assert {"no-store", "private"} <= {part.strip() for part in response["Cache-Control"].split(",")}, address


def test_visitors_have_the_same_page_without_cookie_whatever_was_shown_to_others(client, site):
    article = make_article()
    before = client.get(article.url)
    client.force_login(make_user("reader"))
    client.get(article.url)
    client.logout()
    after = client.get(article.url)
    assert before.content == after.content
    assert f'href="{LOGIN}"' in foot(after)
    for word in (LOGOUT, ACCOUNT, OFFERS):
        assert word not in foot(after)
    assert "no-store" not in after.get("Cache-Control", "")
    assert not before.cookies


def test_a_session_that_ended_shows_the_way_to_sign_in(client, site):
    user = make_user("reader")
    client.force_login(user)
    user.delete()
    assert f'href="{LOGIN}"' in foot(client.get(make_article().url))


def test_the_way_out_works(client, site):
    client.force_login(make_user("reader"))
    assert client.get(LOGOUT).status_code == 200
    client.post(LOGOUT)
    assert "_auth_user_id" not in client.session
