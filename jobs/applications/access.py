"""Who may read the applications for an offer: the holder of its private link, or a member signed in."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose
from jobs.querysets import LARGEST_KEY


@dataclass(frozen=True)
class Recruiter:
    """Somebody entitled to the applications for `offer`. `key` is what the address of their pages holds."""

    offer: Offer
    key: str
    account: object = None

    @property
    def list_url(self) -> str:
        return reverse("applications:list", args=(self.key,))


def recruiter_of(request: HttpRequest, key: str) -> Recruiter:
    """`key` is the token of a private link, or the number of an offer for members signed in. Raises Http404 for others."""
    if key.isascii() and key.isdecimal():
        return _member(request, key)
    link = AccessLink.objects.opened_by(key, Purpose.MANAGE)
    if link is None:
        raise Http404
    return Recruiter(link.offer, key)


def _member(request: HttpRequest, key: str) -> Recruiter:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        raise Http404
    number = int(key) if len(key) < 11 else LARGEST_KEY + 1
    confirmed = EmailAddress.objects.filter(user=request.user, verified=True).values_list("email", flat=True)
    for email in confirmed:
        offer = Offer.objects.managed_by(email).filter(pk=min(number, LARGEST_KEY)).first()
        if offer and offer.pk == number:
            return Recruiter(offer, key, request.user)
    raise Http404
