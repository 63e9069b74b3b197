"""What HelloAsso tells the site about payments: whether it is really from there, and what it says.

Source: dev.helloasso.com, "Vérifier l'authenticité" and "Exemples de notifications" (read in 2026). Each address of
notification has a key; the header `x-ha-signature` holds the HMAC-SHA256 of the body under it, in lower-case hexadecimal.
Accounts that are no partners get no key: HelloAsso then names the address its notifications come from.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core import client
from giving.models import Campaign, Gift, GivingSettings
from giving.models.gift import LARGEST

PAID = {"Authorized", "Registered"}
TAKEN_BACK = {"Refunded", "Refunding", "Refused", "Canceled", "Contested", "Error", "Corrected", "Deleted"}


class Unreadable(ValueError):
    """The body is not what HelloAsso sends."""


@dataclass(frozen=True)
class Payment:
    reference: str
    order: str
    amount: Decimal
    given_at: datetime
    is_first: bool
    state: str
    form: str
    organization: str


def is_expected() -> bool:
    """Whether this site was told how to recognise HelloAsso; where not, nothing is listened to."""
    return bool(settings.HELLOASSO_SIGNATURE_KEY or settings.HELLOASSO_ADDRESSES)


def is_authentic(request: HttpRequest, body: bytes) -> bool:
    """With a key, by the signature alone. Without, by the address of the sender, behind the proxies that the site trusts."""
    if settings.HELLOASSO_SIGNATURE_KEY:
        expected = hmac.new(settings.HELLOASSO_SIGNATURE_KEY.encode(), body, hashlib.sha256).hexdigest()
        said = request.headers.get("x-ha-signature", "").strip().lower()
        return hmac.compare_digest(expected.encode(), said.encode())
    sender = client.address(request)
    return any(sender in network for network in settings.HELLOASSO_ADDRESSES)


def read(body: bytes) -> Payment | None:
    """The payment that a notification is about; None where it is about something else. Raises Unreadable."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error
    if not isinstance(said, dict):
        raise Unreadable("no object")
    if said.get("eventType") != "Payment":
        return None
    data = said.get("data")
    order = data.get("order") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(order, dict):
        raise Unreadable("no payment")
    return Payment(
        reference=_reference(data.get("id")),
        order=_reference(order.get("id")),
        amount=_amount(data.get("amount")),
        given_at=_moment(data.get("date")),
        is_first=data.get("installmentNumber") in (None, 0, 1),
        state=_text(data.get("state")),
        form=_text(order.get("formSlug")),
        organization=_text(order.get("organizationSlug")),
    )


def receive(payment: Payment) -> bool:
    """Stores the payment, or its refund. False where that changes nothing. Who paid is not read."""
    ours = GivingSettings.objects.exclude(helloasso_organization="").values_list("helloasso_organization", flat=True)
    if ours and payment.organization.casefold() not in {slug.casefold() for slug in ours}:
        return False
    if payment.state in TAKEN_BACK:
        return Gift.cancel(payment=payment.reference, order=payment.order, given_at=payment.given_at)
    if payment.state not in PAID:
        return False
    campaign = Campaign.objects.filter(helloasso_form__iexact=payment.form).first() if payment.form else None
    return Gift.receive(
        source=Gift.Source.NOTICE,
        payment=payment.reference,
        order=payment.order,
        amount=payment.amount,
        given_at=payment.given_at,
        donors=1 if payment.is_first else 0,
        campaign=campaign,
    )


def _reference(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str) or not 0 < len(str(value)) <= 40:
        raise Unreadable("no reference")
    return _text(str(value))


def _amount(value: Any) -> Decimal:
    """In cents, a whole number."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST * 100:
        raise Unreadable("no amount")
    return Decimal(value) / 100


def _moment(value: Any) -> datetime:
    now = timezone.now()
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
        if found is None or timezone.is_naive(found) or found.year < 2000:
            return now
        return min(found, now)
    except (ValueError, OverflowError):
        return now


def _text(value: Any) -> str:
    """Without what no database stores: NUL, and halves of characters that JSON can write."""
    return value.encode("utf-8", "ignore").decode().replace("\x00", "")[:150] if isinstance(value, str) else ""
