import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.models.offer import Offer


class Purpose(models.TextChoices):
    DRAFT = "draft", _("to write an offer")
    CONFIRM = "confirm", _("to confirm the address")
    MANAGE = "manage", _("to manage an offer")


# A link by mail stays good for the life of the offer; one that only confirms an address, for as long as the draft is kept.
VALID = {
    Purpose.DRAFT: timedelta(days=60),
    Purpose.CONFIRM: timedelta(days=60),
    Purpose.MANAGE: timedelta(days=730),
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
    """A private link to one offer. The token is in the link only: here is its hash."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="links", verbose_name=_("offer"))
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
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
        token = secrets.token_urlsafe(24)
        cls.objects.create(
            offer=offer, email=email, purpose=purpose, token_hash=hashed(token), expires_at=timezone.now() + VALID[purpose]
        )
        return token


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
