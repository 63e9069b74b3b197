import pytest
from django.core.files.storage import storages

from jobs.applications.models import ApplicationFile


@pytest.fixture(autouse=True)
def _private_files_apart(settings, tmp_path, monkeypatch):
    """Private files of a test lie in a folder of their own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }
    # The field took its storage when the model was made.
    monkeypatch.setattr(ApplicationFile._meta.get_field("file"), "storage", storages["private"])


@pytest.fixture(autouse=True)
def _through_the_outbox(settings):
    """Mails leave when their transaction is committed, as on a real site."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


@pytest.fixture
def private_files(tmp_path):
    """The names of all private files there are now, those that remember a sweep apart."""

    def names() -> list[str]:
        root = tmp_path / "private"
        return sorted(str(path.relative_to(root)) for path in root.rglob("*.*") if path.is_file() and path.suffix != ".swept")

    return names
