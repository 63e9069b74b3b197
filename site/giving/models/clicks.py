from datetime import date

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import ArticlePage
from giving.models.campaign import Campaign


class CallClicks(models.Model):
    """How many times the button of a call was pressed under an article in a day. Numbers only."""

    # Campaign, article (0 for none) and day: what is unique where a column may be empty.
    key = models.CharField(max_length=80, unique=True)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.CASCADE, related_name="clicks", verbose_name=_("campaign"))
    article = models.ForeignKey(
        "articles.ArticlePage", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("article")
    )
    day = models.DateField(_("day"), db_index=True)
    count = models.PositiveIntegerField(_("clicks"), default=0)

    class Meta:
        verbose_name = _("clicks of a day")
        verbose_name_plural = _("clicks of days")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"

    @classmethod
    def add(cls, campaign: Campaign | None, article: ArticlePage | None, day: date | None = None) -> None:
        """One more click. One row for all who click at once, so none is lost."""
        day = day or timezone.localdate()
        key = f"{campaign.pk if campaign else 0}:{article.pk if article else 0}:{day:%Y-%m-%d}"
        with transaction.atomic():
            if not cls._more(key):
                CallClicks.objects.bulk_create(
                    [CallClicks(key=key, campaign=campaign, article=article, day=day)], ignore_conflicts=True
                )
                cls._more(key)

    @classmethod
    def _more(cls, key: str) -> int:
        return cls.objects.filter(key=key).update(count=F("count") + 1)
