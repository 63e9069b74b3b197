import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jobs.alerts.clock import next_morning

CONFIRM_WITHIN = timedelta(days=3)
_signer = Signer(salt="jobs.alerts.stop")


class Frequency(models.TextChoices):
    DAILY = "daily", pgettext_lazy("alert", "Every day")
    WEEKLY = "weekly", pgettext_lazy("alert", "Once a week, on Mondays")


class AlertQuerySet(models.QuerySet["Alert"]):
    def confirmed(self) -> "AlertQuerySet":
        return self.filter(confirmed_at__isnull=False)

    def due(self, now: datetime) -> "AlertQuerySet":
        return self.confirmed().filter(next_at__lte=now)

    def of(self, email: str) -> "AlertQuerySet":
        return self.filter(email=spelled(email))

    def abandoned(self, now: datetime) -> "AlertQuerySet":
        """Asked for, and never confirmed in time."""
        return self.filter(confirmed_at__isnull=True, asked_at__lt=now - CONFIRM_WITHIN)

    def to_confirm(self, token: str) -> "Alert | None":
        """The alert that a link in a mail of the last days confirms."""
        return self.filter(confirm_hash=_hash(token), asked_at__gt=timezone.now() - CONFIRM_WITHIN).first()

    def stopped_by(self, token: str) -> "AlertQuerySet | None":
        """What the link at the foot of a mail stops: none where it is stopped already; None where the link is not ours."""
        try:
            key, nonce = _signer.unsign(token).split(".")
        except (BadSignature, ValueError):
            return None
        return self.filter(pk=int(key), nonce=nonce)


class Alert(models.Model):
    """One search that one address follows. `query` is as SearchForm.query writes it, "" for all offers.

    `seen_until` is how far the offers of earlier mails reached; what was published later is new.
    """

    email = models.EmailField(_("e-mail"), max_length=254)
    query = models.CharField(_("search"), max_length=1500, blank=True)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.DAILY)
    # What the last form asked for: the link of its mail makes it so.
    asked_frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.DAILY)
    asked_at = models.DateTimeField(default=timezone.now)
    confirm_hash = models.CharField(max_length=64, blank=True, db_index=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    seen_until = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(_("next mail"), null=True, blank=True, db_index=True)
    nonce = models.CharField(max_length=16, editable=False)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("email", "query"), name="one_alert_per_search")]

    def __str__(self) -> str:
        return f"{self.email}: {self.query or '*'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = spelled(self.email)
        self.nonce = self.nonce or secrets.token_hex(8)
        super().save(*args, **kwargs)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def new_confirmation(self) -> str:
        """A token for the mail that asks; an earlier one is void from now on."""
        token = secrets.token_urlsafe(24)
        self.confirm_hash, self.asked_at = _hash(token), timezone.now()
        self.save(update_fields=["confirm_hash", "asked_at", "asked_frequency"])
        return token

    def confirm(self) -> None:
        """From now on new offers are told; twice is once."""
        now = timezone.now()
        if not self.is_confirmed:
            self.confirmed_at = self.seen_until = now
            Alert.objects.filter(pk=self.pk, confirmed_at__isnull=True).update(confirmed_at=now, seen_until=now)
        self.set_frequency(self.asked_frequency)

    def set_frequency(self, frequency: str) -> None:
        """Changes nothing where it was stopped meanwhile: a whole row saved would bring it back."""
        self.frequency = frequency
        self.next_at = next_morning(timezone.now(), weekly=frequency == Frequency.WEEKLY)
        Alert.objects.filter(pk=self.pk).update(frequency=frequency, next_at=self.next_at)

    @property
    def stop_token(self) -> str:
        """For the foot of each mail. Signed and not stored: it must hold for as long as the mail is kept, and only stops."""
        return _signer.sign(f"{self.pk}.{self.nonce}")


def spelled(email: str) -> str:
    """One spelling per mailbox: nobody's server minds the case, and two alerts for one address would both be sent."""
    return email.strip().lower()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
