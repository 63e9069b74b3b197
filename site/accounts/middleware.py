"""Pages that show who is signed in are for nobody else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PersonalPageMiddleware:
    """No cache keeps a page whose foot has links of an account: see accounts.footer, which says so on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "shows_account", False):
            response["Cache-Control"] = "no-store, private"
        return response
