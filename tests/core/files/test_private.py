"""Private files lie outside the public media, leave as downloads, and are swept when no row knows them."""

import os
import time
from types import SimpleNamespace

import pytest
from django.conf import settings as site_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from core.files.orphans import sweep
from core.files.private import download, private_storage, secret_name


@pytest.fixture
def storage(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None, "file_permissions_mode": 0o600},
        },
    }
    return private_storage()


def age(storage, name: str, hours: int) -> None:
    moment = time.time() - 3600 * hours
    os.utime(storage.path(name), (moment, moment))


def test_private_files_are_not_below_the_public_media():
    private = storages["private"]
    assert not str(private.location).startswith(str(site_settings.MEDIA_ROOT))


def test_names_tell_nothing():
    first, second = secret_name("applications", "pdf"), secret_name("applications", "pdf")
    assert first != second
    assert len(first) > 50


def test_a_file_leaves_as_a_download(db, storage):
    name = storage.save("a/b.pdf", ContentFile(b"%PDF-"))
    stored = SimpleNamespace(storage=storage, name=name)
    answer = download(stored, filename="CV d’Hélène.pdf", content_type="application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content) == b"%PDF-"
    answer.close()


def test_orphans_are_swept_once_they_are_old_and_known_files_never(storage):
    known, old, young = (storage.save(secret_name("a", "pdf"), ContentFile(b"x")) for _ in range(3))
    age(storage, known, 48)
    age(storage, old, 48)
    assert sweep("a", lambda names: {known}) == 1
    assert [storage.exists(name) for name in (known, old, young)] == [True, False, True]
    assert sweep("nowhere", lambda names: set()) == 0
