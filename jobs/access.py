"""Who may manage which offer: the holder of a private link, or somebody signed in with a confirmed address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core import client
from core.views.gone import or_gone
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose
from jobs.querysets import LARGEST_KEY

# Wrong links from one address range in ten minutes, before the answer is "later". A token has 160 bits; this is for the logs.
MOST_WRONG, WINDOW = 40, 600


class TooManyGuesses(Exception):
    """Too many wrong links came from one address range."""


@dataclass
class Access:
    """`key` stands in addresses: a token, or the number of the offer for somebody signed in. `email` is the address that acts."""

    offer: Offer
    key: str
    email: str
    is_account: bool = False

    def url(self, view: str) -> str:
        return reverse(f"jobs:{view}", args=(self.key,))


def addresses_of(request: HttpRequest) -> list[str]:
    """The confirmed addresses of who is signed in. Without a session cookie the session is not even opened."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return []
    found = EmailAddress.objects.filter(user=request.user, verified=True).order_by("-primary", "pk")
    return [address.lower() for address in found.values_list("email", flat=True)]


def managed_by(addresses: list[str]) -> Any:
    found = Offer.objects.none()
    for address in addresses:
        found = found | Offer.objects.managed_by(address)
    return found.distinct()


def find(request: HttpRequest, key: str) -> Access | None:
    """None for a key that opens nothing: nobody learns whether it ever did."""
    if key.isascii() and key.isdigit() and len(key) <= 10:
        return _of_account(request, int(key))
    link = AccessLink.objects.opened_by(key, Purpose.DRAFT, Purpose.MANAGE)
    if link is None:
        _count_wrong(request)
        return None
    return Access(link.offer, key, link.email or link.offer.email)


def _of_account(request: HttpRequest, pk: int) -> Access | None:
    """Somebody with several addresses acts under the one that manages this offer: mails and the register name it."""
    if pk > LARGEST_KEY:
        return None
    for address in addresses_of(request):
        offer = Offer.objects.managed_by(address).select_related("organisation").filter(pk=pk).first()
        if offer:
            return Access(offer, str(pk), address, is_account=True)
    return None


def _count_wrong(request: HttpRequest) -> None:
    name = f"jobs.wrong-links:{client.hashed_range(request)}"
    cache.add(name, 0, WINDOW)
    try:
        wrong = cache.incr(name)
    except ValueError:
        return
    if wrong > MOST_WRONG:
        raise TooManyGuesses


def private(response: HttpResponse) -> HttpResponse:
    """Neither indexed, nor stored, nor named to other sites."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def opened(request: HttpRequest, key: str) -> Access | HttpResponse:
    """The access that `key` gives, or the page to answer with."""
    try:
        return find(request, key) or unknown(request)
    except TooManyGuesses:
        return private(render(request, "429.html", status=429))


def refused(request: HttpRequest) -> HttpResponse:
    """The answer to a link that opens nothing: it counts as a guess."""
    try:
        _count_wrong(request)
    except TooManyGuesses:
        return private(render(request, "429.html", status=429))
    return unknown(request)


def for_holders(view: Callable[[HttpRequest, Access], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Gives the view the Access for the `key` of its address, and answers for it where there is none, or none any more."""

    @wraps(view)
    def with_access(request: HttpRequest, key: str) -> HttpResponse:
        access = opened(request, key)
        if isinstance(access, HttpResponse):
            return access
        try:
            with or_gone(access.offer):
                return view(request, access)
        except Http404:
            return unknown(request)

    return with_access


def unknown(request: HttpRequest) -> HttpResponse:
    """What was typed for an offer that is not there (any more) is given back."""
    kept = {name: value for name, value in request.POST.items() if name in ("title", "description", "profile")}
    return private(render(request, "jobs/link_unknown.html", {"kept": kept}, status=404))
