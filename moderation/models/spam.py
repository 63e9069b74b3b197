from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models.comment import Comment


class SpamModel(models.Model):
    """What was learned from the decisions, as moderation/spam/learning.py packs it. The newest row is in use."""

    learned_at = models.DateTimeField(default=timezone.now)
    format = models.PositiveSmallIntegerField()
    register = models.PositiveBigIntegerField(help_text="Head of the register when it was learned: what came later is not in it.")
    spam = models.PositiveIntegerField(_("spam"))
    ham = models.PositiveIntegerField(_("approved"))
    packed = models.BinaryField()

    class Meta:
        verbose_name = _("spam model")
        verbose_name_plural = _("spam models")
        default_permissions = ()
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"{self.pk} ({self.learned_at:%Y-%m-%d})"


class Prediction(models.Model):
    """What the score said of a comment when it was posted: stored before anybody decided, so that it can be measured."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True, related_name="prediction")
    score = models.FloatField()
    is_spam = models.BooleanField(db_index=True)
    weighed = models.JSONField(default=list)
    model = models.PositiveBigIntegerField(help_text="Number of the model, which may be gone since.")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("prediction")
        verbose_name_plural = _("predictions")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.score:.2f}"
