import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.alerts.models.alert import spelled

VALID = timedelta(days=30)


class AlertLinkQuerySet(models.QuerySet["AlertLink"]):
    def opened_by(self, token: str) -> "str | None":
        """The address whose alerts `token` shows."""
        found = self.filter(token_hash=_hash(token), expires_at__gt=timezone.now()).first()
        return found.email if found else None

    def expired(self) -> "AlertLinkQuerySet":
        return self.filter(expires_at__lte=timezone.now())


class AlertLink(models.Model):
    """A private link to all alerts of one address. The token is in the link only: here is its hash."""

    email = models.EmailField(max_length=254, db_index=True)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = AlertLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to alerts")
        verbose_name_plural = _("links to alerts")
        default_permissions = ()

    def __str__(self) -> str:
        return self.email

    @classmethod
    def issue(cls, email: str) -> str:
        token = secrets.token_urlsafe(24)
        cls.objects.create(email=spelled(email), token_hash=_hash(token), expires_at=timezone.now() + VALID)
        return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
