from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import client


class ConfirmedAddressQuerySet(models.QuerySet["ConfirmedAddress"]):
    def of(self, email: str) -> "ConfirmedAddressQuerySet":
        return self.filter(address_hash=address_hash(email))


class ConfirmedAddress(models.Model):
    """A mailbox whose owner once showed that it is theirs, by the button of a mail. The address itself is not kept.

    It says that mails are welcome there. It does **not** say that a send which names the address comes from its owner:
    anybody may type it. Trust asks for more (see moderation/trust.py).
    """

    address_hash = models.CharField(max_length=64, unique=True)
    confirmed_at = models.DateTimeField(default=timezone.now)

    objects = ConfirmedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmed address")
        verbose_name_plural = _("confirmed addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.address_hash[:8]} ({self.confirmed_at:%Y-%m-%d})"

    @classmethod
    def confirm(cls, email: str) -> "ConfirmedAddress":
        """Remembers that the owner of `email` confirmed it; the first time counts."""
        return cls.objects.get_or_create(address_hash=address_hash(email))[0]

    @classmethod
    def is_confirmed(cls, email: str) -> bool:
        return bool(email) and cls.objects.of(email).exists()

    @classmethod
    def forget(cls, email: str) -> Any:
        """For an erasure that its owner asks for."""
        return cls.objects.of(email).delete()


def address_hash(email: str) -> str:
    """64 characters that only this site can make from an address; case does not count."""
    return client.keyed_hash(email.strip().casefold(), "confirmed address")
