"""Limits of sign-in attempts, for the site and the admin alike: by account and address together."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import User
from core.views import errors


def account_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account that somebody tries to enter: one name for its e-mail and its user name, whatever their case."""
    given = credentials or {}
    typed = given.get("username") or given.get("email") or request.POST.get("login") or request.POST.get("username") or ""
    name = str(typed).replace("\x00", "").strip().casefold()[:254]
    known = User.objects.filter(Q(email__iexact=name) | Q(username__iexact=name)).values_list("username", flat=True)
    return known.first() or name if name else ""


def locked(request: HttpRequest, credentials: dict[str, Any] | None = None, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many wrong passwords: 429, and how long to wait."""
    wait = settings.AXES_COOLOFF_TIME
    response = errors.page(request, 429, {"minutes": int(wait.total_seconds() // 60)}, "account/locked.html")
    response.headers["Retry-After"] = str(int(wait.total_seconds()))
    return response


def forget_old_attempts() -> None:
    """Failed attempts hold addresses: none is kept once it no longer counts."""
    from axes.models import AccessAttempt

    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME).delete()
