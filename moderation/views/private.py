"""Pages that a secret address opens: kept by nobody, named to nobody; and those who try addresses are slowed down."""

from contextlib import suppress
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core import client

# Unknown addresses that one range may try in an hour before none opens for it.
TRIES = 30
HOUR = 3600


def private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def private_page(request: HttpRequest, template: str, given: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    return private(render(request, template, given or {}, status=status))


def has_guessed_enough(request: HttpRequest) -> bool:
    return cache.get(_key(request), 0) >= TRIES


def unknown(request: HttpRequest) -> HttpResponse:
    """The answer to an address that opens nothing; it counts as a try."""
    key = _key(request)
    cache.add(key, 0, HOUR)
    with suppress(ValueError):  # It may expire between the two.
        cache.incr(key)
    return private_page(request, "moderation/link_unknown.html", status=404)


def slowed_down(request: HttpRequest) -> HttpResponse:
    return private_page(request, "429.html", status=429)


def _key(request: HttpRequest) -> str:
    return f"moderation.tries.{client.hashed_range(request)}"
