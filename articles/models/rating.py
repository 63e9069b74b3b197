"""Readers' stars. Totals stay; who voted is a hash of an address, and is forgotten."""

from datetime import timedelta

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FEWEST, MOST = 1, 5


class RatingTotal(models.Model):
    """What an article got: `votes`, and the sum of their stars. One row per article that was rated."""

    article = models.OneToOneField(
        "articles.ArticlePage", on_delete=models.CASCADE, primary_key=True, related_name="rating", verbose_name=_("article")
    )
    votes = models.PositiveIntegerField(_("votes"), default=0)
    points = models.PositiveIntegerField(_("stars"), default=0)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.article_id}: {self.points}/{self.votes}"

    @property
    def mean(self) -> float:
        return self.points / self.votes if self.votes else 0.0


class VoteQuerySet(models.QuerySet["Vote"]):
    def forget(self, older_than_days: int) -> int:
        """Forgets who voted: the totals stay, and the same person may vote again. How many were forgotten."""
        return self.filter(cast_at__lt=timezone.now() - timedelta(days=older_than_days)).delete()[0]


class Vote(models.Model):
    """What one visitor gave, under a keyed hash of article and address: changed by a second vote, tied to no other article."""

    article = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("article"))
    voter = models.CharField(_("voter, hashed"), max_length=64)
    stars = models.PositiveSmallIntegerField(_("stars"))
    cast_at = models.DateTimeField(_("voted"), default=timezone.now, db_index=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("article", "voter"), name="one_vote_per_visitor")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.stars}"

    @classmethod
    def cast(cls, article_id: int, voter: str, stars: int) -> RatingTotal:
        """Counts the vote, or changes the one this visitor gave. The article is the lock: exact whoever votes at once, and
        held before anything hangs on it, as by who deletes it. Raises its DoesNotExist."""
        if not FEWEST <= stars <= MOST:
            raise ValueError(f"{stars} stars: from {FEWEST} to {MOST}.")
        with transaction.atomic():
            articles = apps.get_model("articles", "ArticlePage").objects.select_for_update(of=("self",), no_key=True)
            articles.values_list("pk").get(pk=article_id)
            total = RatingTotal.objects.get_or_create(article_id=article_id)[0]
            before = cls.objects.select_for_update().filter(article_id=article_id, voter=voter).first()
            if before is None:
                cls.objects.create(article_id=article_id, voter=voter, stars=stars)
                total.votes += 1
                total.points += stars
            else:
                total.points += stars - before.stars
                before.stars = stars
                before.save(update_fields=["stars"])
            # A save and no silent update: what keeps pages of this article learns of it by the signal.
            total.save()
        return total
