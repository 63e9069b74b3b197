"""Addresses of the site that are not pages of the tree, in the language of the site."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver


def localized(*, fr: str, en: str) -> str:
    """The path of a view in the language that the site is set to: one address per view, whoever asks."""
    return {"fr": fr, "en": en}[settings.LANGUAGE_CODE]


def absolute(path: str) -> str:
    """The full address of a path of the site. An address that is already full, as of a file in a bucket, stays as it is."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") and not path.startswith("//") else path


@cache
def taken() -> frozenset[str]:
    """The first parts of the addresses that are not of the tree: a page of that slug below the home page is not reached."""
    return frozenset({settings.STATIC_URL.strip("/"), settings.MEDIA_URL.strip("/"), *_first_parts(get_resolver().url_patterns)})


def _first_parts(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern).removeprefix("^")
        literal = re.match(r"[\w.-]+(?=[/$]|$)", route)
        if literal:
            yield literal[0]
        elif not route and isinstance(pattern, URLResolver):
            yield from _first_parts(pattern.url_patterns)
