from django.db import connection, models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from jobs import clock
from jobs.models.offer import Offer


class OfferViews(models.Model):
    """How often an offer was opened on a day: a number, and nothing about who did."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="view_counts", verbose_name=_("offer"))
    day = models.DateField(_("day"))
    number = models.PositiveIntegerField(_("views"), default=0)

    class Meta:
        verbose_name = _("views of an offer")
        verbose_name_plural = _("views of offers")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("offer", "day"), name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.offer_id}, {self.day}: {self.number}"

    @classmethod
    def count(cls, offer: Offer) -> None:
        """One more view today: one query, whoever else is counted at the same time."""
        table = connection.ops.quote_name(cls._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (offer_id, day, number) VALUES (%s, %s, 1) "  # noqa: S608 - a name of ours
                f"ON CONFLICT (offer_id, day) DO UPDATE SET number = {table}.number + 1",
                [offer.pk, clock.today()],
            )

    @classmethod
    def total(cls, offer: Offer) -> int:
        return cls.objects.filter(offer=offer).aggregate(total=Sum("number"))["total"] or 0
