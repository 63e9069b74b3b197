"""What a browser may do: strict on the site, looser under the admin's address only."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware

ADMIN_PREFIX = "/admin/"
ADMIN_DIRECTIVES = {
    # Wagtail's page editor, explorer and user pages carry inline scripts and styles: measured on 8.0.1.
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "media-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}


def _is_preview(request: HttpRequest) -> bool:
    """Whether Wagtail made this request itself, to show a page in a frame of its editor."""
    return getattr(request, "is_dummy", False)


@cache
def media_origin() -> str:
    """Where files are, if that is elsewhere: "https://media.example.org" for a bucket."""
    address = urlsplit(default_storage.url("picture"))
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def _with_media(directives: dict[str, Any]) -> dict[str, Any]:
    """`directives`, pictures and sounds of a bucket allowed."""
    origin = media_origin()
    if not origin:
        return directives
    return directives | {name: [*directives[name], origin] for name in ("img-src", "media-src")}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp with a looser policy under the admin; a preview has the site's policy, and may stand in the admin's frame."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or parts.replace:
            return parts
        site = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        if _is_preview(request):
            parts.config = _with_media({**site, "frame-ancestors": [SELF]})
        elif request.path_info.startswith(ADMIN_PREFIX):
            parts.config = _with_media(ADMIN_DIRECTIVES)
        else:
            parts.config = _with_media(parts.config or site)
        return parts


class FrameOptionsMiddleware(XFrameOptionsMiddleware):
    """No framing of the site; the admin frames itself."""

    def get_xframe_options_value(self, request: HttpRequest, response: HttpResponseBase) -> str:
        return "SAMEORIGIN" if _is_preview(request) or request.path_info.startswith(ADMIN_PREFIX) else "DENY"
