"""Refuses what no view can use, before any view sees it, with a page that says so."""

import codecs
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from core.middleware.browser import ADMIN_PREFIX
from core.views import errors

LONGEST_QUERY = 2_000
LONGEST_QUERY_OF_ADMIN = 12_000
# Bytes. The admin has its own limits on uploads.
LARGEST_BODY = 10_000_000
# Where forms take files: one that is too large is refused by its form, which keeps what was typed beside it.
LARGEST_BODY_WITH_FILES = 40_000_000
# Of a body that is refused: beyond, the connection is closed.
MOST_DRAINED = 100_000_000
PIECE = 1_000_000
_with_files: set[str] = set()
# What browsers send forms in; Python knows codecs under other names that no text can be read with.
CHARSETS = {"utf-8", "ascii", "iso8859-1", "cp1252"}
_BROKEN_BYTE = re.compile("%[89A-F][0-9A-F]")


def takes_files(prefix: str) -> None:
    """Addresses that start so may receive larger bodies. Their views must bound what they keep: see core.files.uploads."""
    _with_files.add(prefix)


class BadInputMiddleware:
    """NUL or undecodable bytes: 400. A query string or a body beyond all use: 414, 413, before they are read.

    Also gives the page of the site to a 405 that has none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        status = 0 if getattr(request, "is_dummy", False) else _refusal(request)
        if status:
            _drain(request)
            return errors.page(request, status)
        response = self.get_response(request)
        if response.status_code >= 400:
            _drain(request)
        if response.status_code == 405 and isinstance(response, HttpResponse) and not response.content:
            dressed = errors.page(request, 405)
            dressed.headers["Allow"] = response.headers.get("Allow", "GET, HEAD")
            return dressed
        return response


def _refusal(request: HttpRequest) -> int:
    """The status that refuses this request, or 0."""
    query = request.META.get("QUERY_STRING", "")
    in_admin = request.path_info.startswith(ADMIN_PREFIX)
    if len(query) > (LONGEST_QUERY_OF_ADMIN if in_admin else LONGEST_QUERY):
        return 414
    if not (_is_readable_path(request.path_info) and _is_text(unquote_to_bytes(query))):
        return 400
    # Quoted cookies may hold any byte in octal.
    if any("\x00" in value for value in request.COOKIES.values()):
        return 400
    if request.encoding and codecs.lookup(request.encoding).name not in CHARSETS:
        return 400
    if not in_admin and _length(request) >= _largest_body(request.path_info):
        return 413
    return 0


def _drain(request: HttpRequest) -> None:
    """Reads and drops what a refused client still sends: it reads no answer before, and would only see a closed connection."""
    stream, left = getattr(request, "_stream", None), min(_length(request), MOST_DRAINED)
    try:
        while stream and left > 0 and (piece := stream.read(min(left, PIECE))):
            left -= len(piece)
    except (OSError, ValueError):  # The client is gone, or the stream was closed already.
        return


def _largest_body(path: str) -> int:
    return LARGEST_BODY_WITH_FILES if path.startswith(tuple(_with_files)) else LARGEST_BODY


def _is_readable_path(path: str) -> bool:
    """Django leaves the bytes that it cannot decode percent-encoded."""
    return "\x00" not in path and not _BROKEN_BYTE.search(path)


def _is_text(data: bytes) -> bool:
    try:
        return "\x00" not in data.decode()
    except UnicodeDecodeError:
        return False


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
