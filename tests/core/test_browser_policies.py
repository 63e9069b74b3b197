"""What browsers are told: strict on the site, looser under the admin only; a preview may stand in the admin's frame."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site):
    return make_article("Une coopérative à Nantes")


def policy(response):
    parts = (directive.split() for directive in response.headers["Content-Security-Policy"].split(";") if directive.strip())
    return {name: values for name, *values in parts}


def test_the_site_allows_nothing_inline_and_nothing_from_outside(client, article):
    for path in ("/", article.url, "/recherche/", "/inconnu/", reverse("account_login")):
        response = client.get(path)
        directives = policy(response)
        assert directives["default-src"] == ["'none'"]
        assert directives["frame-ancestors"] == ["'none'"]
        assert {value for values in directives.values() for value in values} == {"'none'", "'self'"}
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "geolocation=()" in response.headers["Permissions-Policy"]


def test_the_admin_may_frame_itself_and_nobody_else_may(client, article):
    client.force_login(make_user("editor"), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("wagtailadmin_home"))
    assert policy(response)["frame-ancestors"] == ["'self'"]
    assert "'unsafe-inline'" in policy(response)["script-src"]
    assert all("http" not in value for values in policy(response).values() for value in values)
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_preview_of_an_article_shows_in_the_frame_of_its_editor(client, article):
    client.force_login(make_user("editor"), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    assert response.status_code == 200
    assert "Une coopérative à Nantes" in response.content.decode()
    assert policy(response)["frame-ancestors"] == ["'self'"]
    assert policy(response)["script-src"] == ["'self'"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def in_production(name, site_url):
    """The value of a setting on a public site at `site_url`, read by a process of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "SECRET_KEY": "s" * 60,
        "SITE_URL": site_url,
        "DATABASE_URL": "postgres://u:p@localhost/x",
        "EMAIL_URL": "smtp://localhost:25",
    }
    code = f"from config.settings import production; print(production.{name})"
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return run.stdout.strip()


@pytest.mark.parametrize("name", ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"])
def test_production_over_https_keeps_cookies_and_connections_safe(name):
    assert in_production(name, "https://journal.example") == "True"


def test_production_over_https_asks_browsers_to_stay_on_it():
    assert int(in_production("SECURE_HSTS_SECONDS", "https://journal.example")) >= 31_536_000
    assert in_production("SECURE_HSTS_SECONDS", "http://journal.example") == "0"


def test_pictures_of_a_bucket_may_show_and_nothing_else_of_it(client, article, settings):
    from core.middleware.browser import media_origin

    elsewhere = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"base_url": "https://media.example.org/"}}
    settings.STORAGES = {**settings.STORAGES, "default": elsewhere}
    media_origin.cache_clear()
    try:
        for path in ("/", article.url, "/admin/login/"):
            allowed = policy(client.get(path))
            assert {name for name, values in allowed.items() if "https://media.example.org" in values} == {"img-src", "media-src"}
    finally:
        media_origin.cache_clear()
