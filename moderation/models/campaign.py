from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models.comment import Comment


class Campaign(models.Model):
    """Comments that say nearly the same. `size` is kept in step by moderation/campaigns/gather.py."""

    started_at = models.DateTimeField(_("began"), default=timezone.now)
    size = models.PositiveIntegerField(_("messages"), default=0)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


class Sketch(models.Model):
    """What a comment says, made small: recognises the same text, and leads to its campaign."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True, related_name="sketch")
    text_hash = models.CharField(max_length=32, db_index=True)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.SET_NULL, related_name="sketches")

    class Meta:
        verbose_name = _("sketch of a comment")
        verbose_name_plural = _("sketches of comments")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.comment_id)


class Band(models.Model):
    """A number that a comment shares with those that say nearly the same. Forgotten once no campaign can reach it."""

    key = models.IntegerField()
    sketch = models.ForeignKey(Sketch, on_delete=models.CASCADE, related_name="bands")
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("band of a sketch")
        verbose_name_plural = _("bands of sketches")
        default_permissions = ()
        indexes = [models.Index(fields=("key", "sent_at"), name="sketches_of_a_band")]

    def __str__(self) -> str:
        return f"{self.key} ({self.sketch_id})"
