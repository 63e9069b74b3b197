from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from giving.models.campaign import Campaign

LARGEST = Decimal(1_000_000)


class Sums(NamedTuple):
    amount: Decimal
    donors: int


class GiftQuerySet(models.QuerySet["Gift"]):
    def counted(self) -> "GiftQuerySet":
        """The gifts that hold: not those taken back or refunded."""
        return self.filter(cancelled_at__isnull=True)

    def sums(self) -> dict[int | None, Sums]:
        """{campaign: amount and donors} of the gifts that hold. One query."""
        rows = self.counted().order_by().values("campaign").annotate(amount=models.Sum("amount"), number=models.Sum("donors"))
        return {row["campaign"]: Sums(row["amount"], row["number"]) for row in rows}


class Gift(models.Model):
    """Money that came, and nothing of who gave it. One payment, or several put together where somebody entered them by hand."""

    class Source(models.TextChoices):
        HAND = "hand", _("Entered by hand")
        FILE = "file", _("HelloAsso, file")
        NOTICE = "notice", _("HelloAsso, notification")

    campaign = models.ForeignKey(
        Campaign,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gifts",
        verbose_name=_("campaign"),
        help_text=_("Empty: outside any campaign."),
    )
    source = models.CharField(_("from"), max_length=6, choices=Source, default=Source.HAND, editable=False)
    # References at HelloAsso. A payment has one of its own; a file that names orders only gives "order:<order>:<day>".
    payment = models.CharField(_("payment"), max_length=80, null=True, unique=True, editable=False)
    order = models.CharField(_("order"), max_length=40, blank=True, db_index=True, editable=False)
    amount = models.DecimalField(
        _("amount"),
        max_digits=9,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(LARGEST)],
        help_text=_("In euros."),
    )
    donors = models.PositiveIntegerField(
        _("donors"),
        default=1,
        validators=[MaxValueValidator(100_000)],
        help_text=_("How many people gave it. 0 for the next payments of somebody already counted."),
    )
    given_at = models.DateTimeField(_("given on"), default=timezone.now)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For the newsroom. Example: cheques from the open day.")
    )
    cancelled_at = models.DateTimeField(_("refunded on"), null=True, blank=True, editable=False)

    objects = GiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift")
        verbose_name_plural = _("gifts")
        ordering = ("-given_at", "-pk")

    def __str__(self) -> str:
        return f"{self.amount} €"

    @classmethod
    def receive(
        cls, *, source: str, payment: str, order: str, amount: Decimal, given_at: datetime, donors: int, campaign: Campaign | None
    ) -> bool:
        """Stores a payment once, whichever way it comes and however often. False where it is known.

        A payment that is known keeps its amount and its state: what was refunded is not brought back by an old message.
        """
        day = timezone.localtime(given_at).date()
        day_of_order = f"order:{order}:{day:%Y-%m-%d}"
        try:
            with transaction.atomic():
                same_day = (
                    cls.objects.select_for_update().filter(order=order, given_at__date=day) if order else cls.objects.none()
                )
                if not payment:
                    if same_day.exists():
                        return False
                    payment = day_of_order
                elif same_day.filter(payment=day_of_order).exists():
                    # A file that names no payments told it first: from now on it is known by its own name.
                    if not cls.objects.filter(payment=payment).exists():
                        same_day.filter(payment=day_of_order).update(payment=payment)
                    return False
                cls.objects.create(
                    source=source,
                    payment=payment,
                    order=order,
                    amount=amount,
                    given_at=given_at,
                    donors=donors,
                    campaign=campaign,
                )
        except IntegrityError:
            return False
        return True

    @classmethod
    def cancel(cls, *, payment: str, order: str, given_at: datetime) -> bool:
        """A payment was refunded or refused after all. False where it is not known, or cancelled already."""
        day = timezone.localtime(given_at).date()
        known = models.Q(payment=payment) if payment else models.Q(pk__in=[])
        if order:
            known |= models.Q(payment=f"order:{order}:{day:%Y-%m-%d}")
            if not payment:
                known |= models.Q(order=order, given_at__date=day)
        gift = cls.objects.counted().filter(known).first()
        if gift is None:
            return False
        gift.cancelled_at = timezone.now()
        gift.save(update_fields=["cancelled_at"])
        return True
