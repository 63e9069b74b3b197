from datetime import timedelta

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=400)


class ReadingsQuerySet(models.QuerySet["Readings"]):
    def add(self, counts: dict[int, int]) -> None:
        """Adds {article: readings} to the day. One transaction; articles in order, so that no two wait for each other."""
        today = timezone.localdate()
        with transaction.atomic():
            for article_id in sorted(counts):
                if not self._more(article_id, today, counts[article_id]):
                    self.bulk_create([self.model(article_id=article_id, day=today)], ignore_conflicts=True)
                    self._more(article_id, today, counts[article_id])

    def _more(self, article_id: int, day, number: int) -> int:
        return self.filter(article_id=article_id, day=day).update(count=F("count") + number)

    def forget(self) -> None:
        self.filter(day__lt=timezone.localdate() - KEPT).delete()


class Readings(models.Model):
    """How many times an article was read in a day: a number, and nothing of who read."""

    article = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("article"))
    day = models.DateField(_("day"), db_index=True)
    count = models.PositiveIntegerField(_("readings"), default=0)

    objects = ReadingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("readings of a day")
        verbose_name_plural = _("readings of days")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("article", "day"), name="one_count_per_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}: {self.count}"
