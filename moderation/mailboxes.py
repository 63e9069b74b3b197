"""Which mailboxes may be written to, and the links that their owners alone hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.verified import verified_addresses
from core.addresses import absolute
from core.intake import mailbox
from moderation.models import ConfirmationLetter, ConfirmedAddress, Silence
from moderation.models.address import address_hash
from moderation.models.mailbox import ASKED_AGAIN_AFTER

CONFIRM = "moderation.confirm"
UNSUBSCRIBE = "moderation.unsubscribe"
ALL = 0  # In place of an article: mails of any kind.


@dataclass(frozen=True)
class Mailbox:
    """Where a message says that its author is reached; `account` is that of who was signed in, if anybody."""

    email: str
    account: int | None = None

    @property
    def hash(self) -> str:
        return address_hash(self.email)

    @property
    def letter_hash(self) -> str:
        """The same for all spellings of one mailbox: who is asked once to confirm is not asked again under another one."""
        return address_hash(mailbox(self.email))

    def unsubscribe_url(self, page: int = ALL) -> str:
        return absolute(reverse("moderation:unsubscribe", args=(_sign([self.hash, page], UNSUBSCRIBE),)))

    def confirm_url(self) -> str:
        return absolute(reverse("moderation:confirm", args=(_sign(self.hash, CONFIRM),)))

    @property
    def is_silent(self) -> bool:
        return Silence.objects.filter(address_hash=self.hash, page=None).exists()


def welcome(boxes: Iterable[Mailbox]) -> set[Mailbox]:
    """Of `boxes`, those whose owner confirmed them, by the button of a mail or for their account, and did not close them
    to us. Three queries at most, whatever their number."""
    named = {box: box.hash for box in boxes if box.email}
    if not named:
        return set()
    hashes = set(named.values())
    confirmed = set(ConfirmedAddress.objects.filter(address_hash__in=hashes).values_list("address_hash", flat=True))
    of_accounts = verified_addresses(box.account for box in named if box.account)
    silent = set(Silence.objects.filter(address_hash__in=hashes, page=None).values_list("address_hash", flat=True))
    return {
        box
        for box, its_hash in named.items()
        if its_hash not in silent and (its_hash in confirmed or (box.account, box.email.casefold()) in of_accounts)
    }


def silent_about(boxes: Iterable[Mailbox]) -> set[tuple[str, int]]:
    """(hash of the mailbox, article) of each thread that the owner of one of `boxes` left. One query."""
    found = Silence.objects.filter(address_hash__in={box.hash for box in boxes}, page__isnull=False)
    return set(found.values_list("address_hash", "page"))


def confirm(hashed: str) -> None:
    """The owner pressed the button: mails are welcome from now on, also where they were refused before."""
    ConfirmedAddress.objects.get_or_create(address_hash=hashed)
    ConfirmationLetter.objects.filter(address_hash=hashed).delete()
    Silence.objects.filter(address_hash=hashed, page=None).delete()


def hush(hashed: str, page: int | None) -> None:
    """No more mails of answers under `page`; of any kind without one."""
    try:
        with transaction.atomic():
            Silence.objects.get_or_create(address_hash=hashed, page_id=page)
    except IntegrityError:
        pass  # The article is gone, and with it all that could be written about it.


def listen(hashed: str, page: int | None) -> None:
    Silence.objects.filter(address_hash=hashed, page=page).delete()


def read_confirmation(token: str) -> str | None:
    """The hash of the mailbox that a link to confirm was made for; None where it is forged or too old."""
    found = _read(token, CONFIRM, ASKED_AGAIN_AFTER)
    return found if isinstance(found, str) else None


def read_unsubscription(token: str) -> tuple[str, int] | None:
    """(hash of the mailbox, article or ALL) of a link to receive no more mails. It never expires."""
    found = _read(token, UNSUBSCRIBE, None)
    return (found[0], found[1]) if isinstance(found, list) else None


def _sign(value: object, purpose: str) -> str:
    return signing.dumps(value, salt=purpose)


def _read(token: str, purpose: str, age: timedelta | None) -> object:
    try:
        return signing.loads(token, salt=purpose, max_age=age)
    except (signing.BadSignature, ValueError):
        return None
