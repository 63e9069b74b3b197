"""Input that no view can use gets a page that says so: the right status, in the dress of the site, never a 500, no cookie."""

import pytest
from django.db import connection
from django.http import HttpResponseNotAllowed
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from core.middleware import BadInputMiddleware
from core.middleware.bad_input import LARGEST_BODY
from core.views import errors
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site):
    return make_article("Une coopérative à Nantes", make_section("Économie"))


def assert_dressed(response, status):
    assert response.status_code == status
    assert not response.cookies
    assert b'class="site-header"' in response.content
    assert b"<h1>" in response.content
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/nul%00/", "/%ff%fe/", "/?q=%00", "/?q=%ff", "/recherche/?q=%c3%28", "/?%00=1"])
def test_nul_and_undecodable_bytes_are_refused(client, article, path):
    assert_dressed(client.get(path), 400)


def test_a_query_string_beyond_all_use_is_refused(client, article):
    assert_dressed(client.get("/?q=" + "a" * 2_000), 414)
    assert client.get("/recherche/?q=" + "a" * 1_000).status_code == 200


class Dropped:
    """A body that arrives without end, of which nothing is kept: it is asked for by pieces."""

    def __init__(self):
        self.read_so_far = 0

    def read(self, size=-1):
        assert 0 <= size <= 1_000_000
        self.read_so_far += size
        return b"a" * size

    def readline(self, *_args):
        raise AssertionError("the body was read as a form")


@pytest.mark.parametrize("method", ["POST", "PUT", "GET"])
def test_a_body_beyond_all_use_is_dropped_and_its_client_reads_why(client, article, method):
    body = Dropped()
    sent = {"REQUEST_METHOD": method, "CONTENT_LENGTH": str(LARGEST_BODY), "wsgi.input": body}
    assert_dressed(client.request(PATH_INFO=article.url, **sent), 413)
    assert body.read_so_far == LARGEST_BODY


def test_a_body_without_measure_is_not_read_to_its_end(client, article):
    body = Dropped()
    sent = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(10**12), "wsgi.input": body}
    assert_dressed(client.request(PATH_INFO=article.url, **sent), 413)
    assert body.read_so_far == 100_000_000


def test_a_large_form_is_refused_with_the_same_page(article):
    client = Client(raise_request_exception=False)
    response = client.post(reverse("account_login"), {"login": "a" * 6_000_000})
    assert_dressed(response, 413)


def test_the_admin_keeps_its_own_limits(client, article):
    client.force_login(make_user("editor"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("wagtailimages:add_multiple"), CONTENT_LENGTH=str(LARGEST_BODY)).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/inconnu/", "/" + "a/" * 300, "/%F0%9F%92%A9/", "/../../etc/passwd", "/?page=0", "/?page=99999", "/economie/?page=-1",
     "/'; DROP TABLE--/", "/<script>/", "/admin/pages/999999999999999999999999/edit/", "/documents/999999999999999999999/x.pdf",
     "/economie/?page=1e9", "/?p=%E2%80%AE", "/economie/une-cooperative-a-nantes/x/"],
)  # fmt: skip
def test_absurd_addresses_are_never_an_error_of_ours(client, article, path):
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_wrong_methods_are_never_an_error_of_ours(article, method):
    client = Client(enforce_csrf_checks=True)
    for path in ("/", article.url, "/recherche/", "/healthz"):
        assert client.generic(method, path).status_code < 500


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH"])
def test_what_no_form_sends_is_told_so(article, method):
    response = Client(enforce_csrf_checks=True).generic(method, "/")
    assert_dressed(response, 405)
    assert "Formulaire" not in response.text
    assert response.headers["Allow"] == "GET, HEAD, POST"


def test_a_missing_page_helps(client, article):
    response = client.get("/inconnu/")
    assert_dressed(response, 404)
    page = response.content.decode()
    assert 'name="q"' in page
    assert f'href="{article.url}"' in page
    assert f'href="{article.get_parent().url}"' in page


def test_a_method_not_allowed_is_dressed_and_says_what_is(rf, site):
    response = BadInputMiddleware(lambda request: HttpResponseNotAllowed(["GET"]))(rf.delete("/"))
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    assert b'class="site-header"' in response.content


def test_an_error_of_ours_shows_a_page_that_needs_no_database(site):
    def broken(*_args, **_options):
        raise RuntimeError

    with connection.execute_wrapper(broken):
        response = errors.server_error(None)
        assert response.status_code == 500
        missing = errors.not_found(Client().get("/healthz").wsgi_request)
        assert missing.status_code == 404
    assert b"<h1>" in missing.content
    assert b"<h1>" in response.content


def test_a_wrong_host_is_refused_without_an_error(site):
    assert Client(headers={"host": "ailleurs.example"}).get("/").status_code == 400


def test_a_view_that_refuses_shows_the_page_of_the_site(rf, site):
    assert errors.permission_denied(rf.get("/")).status_code == 403
    assert b'class="site-header"' in errors.permission_denied(rf.get("/")).content


def test_a_form_without_a_token_can_be_sent_again_from_our_own_page(site):
    client = Client(enforce_csrf_checks=True)
    data = {"email": "lea@exemple.fr", "note": '<b>"long texte"</b>'}
    kept = client.post(reverse("account_reset_password"), data, headers={"Origin": "http://testserver"})
    assert kept.status_code == 403
    page = kept.content.decode()
    assert "&lt;b&gt;&quot;long texte&quot;&lt;/b&gt;" in page
    assert "csrfmiddlewaretoken" in page
    elsewhere = client.post(reverse("account_reset_password"), data, headers={"Origin": "https://ailleurs.example"})
    assert elsewhere.status_code == 403
    assert "long texte" not in elsewhere.content.decode()
    secret = client.post(
        reverse("account_login"), {"login": "lea", "password": "secret!"}, headers={"Origin": "http://testserver"}
    )
    assert "secret!" not in secret.content.decode()


@pytest.mark.parametrize("path", ["/archives/1/", "/archives/1/1/", f"/lecteur/{'9' * 30}/00000000-0000-0000-0000-000000000000/"])
def test_numbers_that_no_calendar_and_no_database_has_are_not_found(client, article, path):
    assert_dressed(client.get(path), 404)


@pytest.mark.parametrize("folder", ["images", "original_images", "images/logos"])
def test_pictures_are_served_from_their_folder_and_nothing_from_beside_it(client, article, folder):
    """Documents are beside them, and only Wagtail's view knows who may read those."""
    assert resolve(f"/media/{folder}/une-cour.jpg").url_name == "media"
    for path in (f"/media/{folder}/../documents/comptes.txt", f"/media/{folder}/x/../../documents/comptes.txt"):
        assert_dressed(client.get(path), 404)
        with pytest.raises(Resolver404):
            resolve(path)


def test_nul_hidden_in_a_cookie_is_refused(client, article):
    assert_dressed(client.get(article.url, headers={"Cookie": 'sessionid="\\000abcdefgh"'}), 400)
