"""Pages of errors, in the dress of the site where it can be rendered, else bare: an error never becomes another one."""

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token

from core.intake.origin import said_by_the_browser

logger = logging.getLogger(__name__)

UNREPEATABLE = {"csrfmiddlewaretoken"}


def page(request: HttpRequest, status: int, context: dict[str, Any] | None = None, template: str = "") -> HttpResponse:
    """The page `<status>.html`; where the site cannot be shown (no database, a wrong host), a bare page with the same status."""
    try:
        content = get_template(template or f"{status}.html").render({"error_status": status, **(context or {})}, request)
    except Exception:
        logger.warning("The page of error %s could not be dressed.", status, exc_info=True)
        content = get_template("core/bare_error.html").render({"status": status})
    response = HttpResponse(content, status=status)
    response.headers["Cache-Control"] = "no-store" if status >= 500 else "max-age=0"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Static: whatever failed may fail again."""
    return HttpResponse(get_template("500.html").render({}), status=500)


@never_cache
@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token. Sent from a page of ours (a stale tab, cookies erased), it can be sent again as it was.

    What no form sends (DELETE, PUT) is told that the way of asking is wrong.
    """
    if request.method != "POST":
        response = page(request, 405)
        response.headers["Allow"] = "GET, HEAD, POST"
        return response
    fields = _repeatable(request) if said_by_the_browser(request) else []
    return page(request, 403, {"fields": fields, "action": request.get_full_path()}, "403_csrf.html")


def _repeatable(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, save files and passwords: a form that holds one of these must be filled in again."""
    if request.FILES or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in UNREPEATABLE]
