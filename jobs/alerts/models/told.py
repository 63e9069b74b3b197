from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.models.offer import Offer


class ToldOffer(models.Model):
    """An offer that this address was told of: by which of its alerts, and how often the offer comes back, does not matter."""

    email = models.EmailField(max_length=254)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("offer told by an alert")
        verbose_name_plural = _("offers told by alerts")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("email", "offer"), name="told_once")]

    def __str__(self) -> str:
        return f"{self.email}: {self.offer_id}"

    @classmethod
    def remember(cls, email: str, offers: Iterable[int]) -> None:
        """Keys of offers. Those that were told already stay as they are."""
        rows: list[Any] = [cls(email=email, offer_id=pk) for pk in offers]
        cls.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
