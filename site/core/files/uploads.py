"""Receiving files without keeping more of them than their form will take."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http import HttpRequest

from core.files.documents import MOST_BYTES


class TooLarge(UploadedFile):
    """A file whose bytes were dropped as they came: its form says that it is too large."""

    def __init__(self, name: str, content_type: str | None) -> None:
        super().__init__(file=None, name=name, content_type=content_type or "", size=MOST_BYTES + 1)


class BoundedUploadHandler(FileUploadHandler):
    """Keeps MOST_BYTES of each file in memory, and nothing of one that has more."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.chunks: list[bytes] = []
        self.received = 0
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received <= MOST_BYTES:
            self.chunks.append(raw_data)
        else:
            self.chunks = []

    def file_complete(self, file_size: int) -> UploadedFile:
        if self.received > MOST_BYTES:
            return TooLarge(self.file_name or "", self.content_type)
        return SimpleUploadedFile(self.file_name or "document", b"".join(self.chunks), self.content_type or "")


def bound(request: HttpRequest) -> None:
    """Call it before the POST is read. What is kept of all files together is bounded by the size of a body."""
    request.upload_handlers = [BoundedUploadHandler(request)]
