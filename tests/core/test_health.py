"""What machines ask: does this process live, can it serve."""

import pytest
from django.db import connection
from django.test import RequestFactory

from core.views import health


def test_a_process_that_lives_says_so_without_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
def test_a_process_that_can_serve_says_so_part_by_part(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "cache": "ok", "migrations": "ok"}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)

    def broken(*_args, **_options):
        raise RuntimeError

    with connection.execute_wrapper(broken):
        response = health.readyz(RequestFactory().get("/readyz"))
    assert response.status_code == 503
    assert b'"database": "failed"' in response.content


@pytest.mark.django_db
def test_a_migration_that_was_not_applied_is_told(client, monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'core'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["migrations"] == "failed"


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_load_balancer_asks_by_the_address_of_the_machine(client, db, settings, address):
    settings.ALLOWED_HOSTS = ["journal.test"]
    assert client.get(address, headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/", headers={"host": "10.0.0.7:8000"}).status_code == 400
    assert client.post(address, headers={"host": "10.0.0.7:8000"}).status_code == 405
