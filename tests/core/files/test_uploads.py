"""Bodies with files: larger where forms take them, and what is too large is dropped as it comes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from core.files.documents import MOST_BYTES
from core.files.uploads import TooLarge, bound
from core.middleware import bad_input


def test_a_file_that_is_too_large_is_known_and_not_kept():
    sent = {
        "text": "gardé",
        "small": SimpleUploadedFile("a.pdf", b"a" * 9),
        "large": SimpleUploadedFile("b.pdf", b"b" * 9_000_000),
    }
    request = RequestFactory().post("/", sent)
    bound(request)
    assert request.POST["text"] == "gardé"
    assert request.FILES["small"].read() == b"a" * 9
    assert isinstance(request.FILES["large"], TooLarge)
    assert request.FILES["large"].size > MOST_BYTES


@pytest.mark.django_db
def test_only_addresses_that_take_files_receive_large_bodies(client, monkeypatch):
    monkeypatch.setattr(bad_input, "_with_files", {"/avec/"})
    for path, size, is_refused in (("/sans/", 20, True), ("/avec/", 20, False), ("/avec/", 50, True)):
        answer = client.post(path, bytes(size * 1_000_000), content_type="text/plain")
        assert (answer.status_code == 413) is is_refused, (path, size)
