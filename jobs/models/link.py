import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.client import keyed_hash
from jobs.models.offer import Offer


class Purpose(models.TextChoices):
    DRAFT = "draft", _("to write an offer")
    CONFIRM = "confirm", _("to confirm the address")
    MANAGE = "manage", _("to manage an offer")
    ERASE = "erase", _("to erase an address")


# A link by mail stays good for the life of the offer; one that only confirms an address, for as long as the draft is kept.
VALID = {
    Purpose.DRAFT: timedelta(days=60),
    Purpose.CONFIRM: timedelta(days=60),
    Purpose.MANAGE: timedelta(days=730),
    Purpose.ERASE: timedelta(days=2),
}


class AccessLinkQuerySet(models.QuerySet["AccessLink"]):
    def usable(self) -> "AccessLinkQuerySet":
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())

    def opened_by(self, token: str, *purposes: Purpose) -> "AccessLink | None":
        """The link that `token` opens for one of `purposes`: known, not expired, not revoked."""
        found = self.usable().filter(token_hash=hashed(token), purpose__in=purposes)
        return found.select_related("offer__organisation").first()

    def revoke(self) -> int:
        return self.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())


class AccessLink(models.Model):
    """A private link to one offer: one for each address that may manage it, good for the life of the offer.

    The token is in the link only: here are its hash, and a number from which only the secret of the site makes it again.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="links", verbose_name=_("offer"))
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    nonce = models.CharField(max_length=32, default="")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = AccessLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("private link")
        verbose_name_plural = _("private links")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.offer_id} ({self.purpose}, {self.made_at:%Y-%m-%d})"

    @classmethod
    def issue(cls, offer: Offer, purpose: Purpose, email: str = "") -> str:
        """A new token that opens `offer` for `purpose`."""
        nonce = secrets.token_hex(16)
        token = _token(nonce)
        cls.objects.create(
            offer=offer,
            email=email,
            purpose=purpose,
            nonce=nonce,
            token_hash=hashed(token),
            expires_at=timezone.now() + VALID[purpose],
        )
        return token

    @classmethod
    def token_for(cls, offer: Offer, purpose: Purpose, email: str) -> str:
        """The token of this address for this offer: the same in every mail, until it is revoked."""
        for link in cls.objects.usable().filter(offer=offer, purpose=purpose, email=email).order_by("-pk"):
            token = _token(link.nonce)
            if hashed(token) == link.token_hash:
                return token
        return cls.issue(offer, purpose, email)


def _token(nonce: str) -> str:
    """Made again from the row and the secret of the site: who reads the base alone opens nothing."""
    return keyed_hash(nonce, "link to an offer")[:40]


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
