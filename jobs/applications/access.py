"""Who may read the applications for an offer: the holder of the link to manage it, or a member signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from core.views.gone import or_gone
from core.views.private import private
from jobs import access as doors
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose


@dataclass(frozen=True)
class Recruiter:
    """Somebody entitled to the applications for `offer`. `key` is what the address of their pages holds."""

    offer: Offer
    key: str
    account: Any = None

    @property
    def list_url(self) -> str:
        return reverse("applications:list", args=(self.key,))


def recruiter_of(request: HttpRequest, key: str) -> Recruiter:
    """`key` is as jobs.access takes it, save links to a draft: their address was never confirmed. Raises Http404 for others."""
    access = doors.find(request, key)
    if access is None:
        raise Http404
    if access.is_account:
        return Recruiter(access.offer, key, request.user)
    if AccessLink.objects.opened_by(key, Purpose.MANAGE) is None:
        raise Http404
    return Recruiter(access.offer, key)


def for_recruiters(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view a Recruiter for the `key` of its address; 404 where it opens nothing, 429 for who guesses."""

    @wraps(view)
    def opened(request: HttpRequest, key: str, **kwargs: Any) -> HttpResponseBase:
        try:
            recruiter = recruiter_of(request, key)
        except doors.TooManyGuesses:
            return private(render(request, "429.html", status=429))
        with or_gone(recruiter.offer):
            return view(request, recruiter, **kwargs)

    return opened
