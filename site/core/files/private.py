"""Files that only those entitled may read: never under the public media, always a download."""

import secrets
from typing import Any

from django.core.files.storage import Storage, storages
from django.http import FileResponse


def private_storage() -> Storage:
    """For `FileField(storage=private_storage)`: migrations then name this function, not a folder of this machine."""
    return storages["private"]


def secret_name(folder: str, extension: str) -> str:
    """A name that tells nothing of its sender and that nobody guesses: "applications/3f/3f8a…c1.pdf"."""
    name = secrets.token_hex(20)
    return f"{folder}/{name[:2]}/{name}.{extension}"


def download(file: Any, *, filename: str, content_type: str) -> FileResponse:
    """The value of a FileField as a download. The caller has checked that whoever asks is entitled to it."""
    response = FileResponse(file.storage.open(file.name, "rb"), as_attachment=True, filename=filename, content_type=content_type)
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
