"""What an account changes of the pages around it: whom they are for, and their language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation


class PersonalPageMiddleware:
    """No cache keeps a page whose foot has links of an account: see accounts.footer, which says so on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "shows_account", False):
            response["Cache-Control"] = "no-store, private"
        return response


class AdminLanguageMiddleware:
    """The admin speaks the account's language to the end: Wagtail's views alone do, and its page of a wrong address is none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        profile = getattr(getattr(request, "user", None), "wagtail_userprofile", None)
        if profile is None:
            return self.get_response(request)
        with translation.override(profile.get_preferred_language()):
            return self.get_response(request)
