"""Whether a POST was sent from a page of this site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


def comes_from_here(request: HttpRequest) -> bool:
    """Whether this POST comes from this site. Forms on cached pages carry no token, so browsers' own headers tell.

    - `Sec-Fetch-Site: same-origin`, or an `Origin` (else a `Referer`) that is ours: yes. Any other value of them: no.
    - None of them (a program, a very old browser): yes for somebody who is not signed in, since such a send has
      nobody's rights; somebody signed in must then carry Django's CSRF token.

    The view must be `csrf_exempt` and ask this function before it acts.
    """
    said = said_by_the_browser(request)
    if said is not None:
        return said
    return not request.user.is_authenticated or _has_csrf_token(request)


def said_by_the_browser(request: HttpRequest) -> bool | None:
    """Whether the browser says that this comes from a page of ours; None where it says nothing."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site in ("same-origin", "none")
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if not source:
        return None
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin == f"{request.scheme}://{request.get_host()}" or origin in settings.CSRF_TRUSTED_ORIGINS


def _has_csrf_token(request: HttpRequest) -> bool:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    check = CsrfViewMiddleware(view)
    check.process_request(request)
    return check.process_view(request, view, (), {}) is None
