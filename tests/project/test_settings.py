"""Wrong values of the environment refuse to start, with a sentence that names them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import mail_server

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "x" * 60,
    "SITE_URL": "https://tribune.example",
    "DATABASE_URL": "sqlite:///:memory:",
    "EMAIL_URL": "smtp://localhost:25",
}


def start(settings: str = "production", **env: str) -> subprocess.CompletedProcess:
    code = "import django; django.setup(); print('started')"
    paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "DJANGO_SETTINGS_MODULE": f"config.settings.{settings}"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], **paths, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_production_starts_with_what_it_asks_for():
    assert "started" in start(**GOOD).stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_URL", "DATABASE_URL", "EMAIL_URL"])
def test_production_refuses_to_start_without(name):
    result = start(**{key: value for key, value in GOOD.items() if key != name})
    assert result.returncode != 0
    assert f"{name} is not set" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SITE_URL", "tribune.example"),
        ("SITE_URL", "https://tribune.example/blog"),
        ("DATABASE_URL", "oracle://db"),
        ("REDIS_URL", "memcached://x"),
        ("EMAIL_URL", "pigeon://x"),
        ("LANGUAGE_CODE", "de"),
        ("TIME_ZONE", "Europe/Atlantis"),
        ("TRUSTED_PROXIES", "not-an-address"),
        ("ALLOWED_HOSTS", "*"),
        ("TASK_WORKER", "maybe"),
    ],
)
def test_production_refuses_a_wrong_value_of(name, value):
    result = start(**{**GOOD, name: value})
    assert result.returncode != 0
    assert f"{name}" in result.stderr
    assert "ImproperlyConfigured" in result.stderr


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://relay", 25, False, False),
        ("smtp+tls://me:p%40ss@relay", 587, True, False),
        ("smtp+tls://me:p%40ss@relay:2587", 2587, True, False),
        ("smtp+ssl://me:p%40ss@relay", 465, False, True),
        ("smtps://me:p%40ss@relay:4650", 4650, False, True),
    ],
)
def test_mail_leaves_by_the_server_that_is_named(url, port, tls, ssl):
    assert "started" in start(**{**GOOD, "EMAIL_URL": url}).stdout
    found = mail_server(url)
    assert found["EMAIL_HOST"] == "relay"
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)
    assert (found["EMAIL_HOST_PASSWORD"] or "") == ("p@ss" if "@" in url else "")


def test_buckets_go_in_pairs():
    assert "MEDIA_S3_PUBLIC_BUCKET and MEDIA_S3_PRIVATE_BUCKET" in start(**GOOD, MEDIA_S3_PUBLIC_BUCKET="a").stderr


def test_development_needs_nothing(tmp_path):
    assert "started" in start("dev", VAR_DIR=str(tmp_path)).stdout


def test_an_empty_folder_is_not_the_current_one():
    code = "from config.settings import base; print(base.VAR_DIR)"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "VAR_DIR": ""}
    result = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == str(ROOT / "var")
