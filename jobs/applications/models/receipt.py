import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.applications.models.application import Application


class ApplicationReceiptQuerySet(models.QuerySet["ApplicationReceipt"]):
    def opened_by(self, token: str) -> Application | None:
        """The application that `token` opens, if it is known and has not expired."""
        found = self.filter(token_hash=_hash(token), expires_at__gt=timezone.now())
        receipt = found.select_related("application__offer").first()
        return receipt.application if receipt else None


class ApplicationReceipt(models.Model):
    """A private link of the candidate. The token is in the link only: here is its hash. Each mail carries one of its own."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="receipts", verbose_name=_("application"))
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    objects = ApplicationReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt of an application")
        verbose_name_plural = _("receipts of applications")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.application_id} ({self.made_at:%Y-%m-%d})"

    @classmethod
    def issue(cls, application: Application) -> str:
        """A new token that opens the receipt, as long as the application may be kept."""
        token = secrets.token_urlsafe(24)
        expires_at = timezone.now() + timedelta(days=settings.APPLICATIONS_KEPT_DAYS)
        cls.objects.create(application=application, token_hash=_hash(token), expires_at=expires_at)
        return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
