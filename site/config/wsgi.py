"""WSGI entry point: `granian --interface wsgi config.wsgi:application` with `.` and `site` on the path."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django_application = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Django, told nothing of charsets that are none for text: it raises on them before any middleware can answer."""
    kind, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
    if "charset" in parameters and not is_text(parameters["charset"]):
        environ["CONTENT_TYPE"] = kind
    return django_application(environ, start_response)


def is_text(charset: str) -> bool:
    try:
        b"a".decode(charset).encode(charset)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True
