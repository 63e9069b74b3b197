"""Signed links of the mails to moderators: to decide on one row, to receive no more of them."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse

from core.addresses import absolute

VALID = timedelta(days=3)
DECIDE, QUIET = "review.decide", "review.quiet"


def decide_url(queue: Any, pk: int, user: Any) -> str:
    """A page for `user` to decide on one row without signing in. It dies after VALID, or with a new password."""
    return absolute(reverse("review_from_mail", args=(signing.dumps([queue.name, pk, user.pk, _mark(user)], salt=DECIDE),)))


def read_decide(token: str) -> tuple[str, int, Any] | None:
    """(name of the queue, key of the row, person) of a link that still holds; None otherwise."""
    try:
        name, pk, user_pk, mark = signing.loads(token, salt=DECIDE, max_age=VALID)
    except signing.BadSignature:
        return None
    user = _person(user_pk)
    return (name, pk, user) if user and mark == _mark(user) else None


def quiet_url(user: Any) -> str:
    return absolute(reverse("review_quiet", args=(signing.dumps(user.pk, salt=QUIET),)))


def read_quiet(token: str) -> Any:
    """The person who asks for silence, or None. Old mails keep working: the link can do nothing else."""
    try:
        return _person(signing.loads(token, salt=QUIET))
    except signing.BadSignature:
        return None


def _person(pk: int) -> Any:
    return get_user_model()._default_manager.filter(pk=pk, is_active=True).first()


def _mark(user: Any) -> str:
    """Changes with the password, and tells nothing about it."""
    return user.get_session_auth_hash()[:16]
