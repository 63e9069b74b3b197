from django.db import models
from django.utils.translation import gettext_lazy as _


class IntakeRecord(models.Model):
    """One send of a public form: what recognises a repeat and counts the rate. Holds no address and no text.

    `fingerprint` is unique while the window of its guard lasts, then empty; `outcome` is where the sender was led.
    """

    kind = models.CharField(_("form"), max_length=40)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, unique=True, null=True)
    address_range = models.CharField(_("address range, hashed"), max_length=64)
    email = models.CharField(_("e-mail, hashed"), max_length=64, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("received"), db_index=True)

    class Meta:
        verbose_name = _("record of a send")
        verbose_name_plural = _("records of sends")
        indexes = [
            models.Index(fields=("kind", "address_range", "created_at"), name="intake_by_range"),
            models.Index(fields=("kind", "email", "created_at"), name="intake_by_email"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d %H:%M}"
