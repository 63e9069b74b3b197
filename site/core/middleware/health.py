from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from core.views.health import healthz, readyz

VIEWS = {"/healthz": healthz, "/readyz": readyz}


class HealthMiddleware:
    """Answers machines before the host is checked: a load balancer asks each process by its address, not by the site's name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)
