"""Who is signed in, without opening a session for those who have none."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def account_of(request: HttpRequest) -> Any:
    """The account that is signed in, or None. Without a session cookie the session is not even opened."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = getattr(request, "user", None)  # None too where a refusal came before anybody was asked for.
    return user if user is not None and user.is_authenticated else None
