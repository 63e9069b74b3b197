from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.holds.codes import HoldCode
from moderation.models.comment import Comment


class Hold(models.Model):
    """One reason for which a comment was held when it was posted. `detail` is what its sentence names (see sentences.py)."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="hold_rows", verbose_name=_("comment"))
    code = models.CharField(_("reason"), max_length=12, choices=HoldCode)
    detail = models.JSONField(default=dict)
    earlier = models.ForeignKey(
        Comment, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("earlier comment")
    )

    class Meta:
        verbose_name = _("reason of a hold")
        verbose_name_plural = _("reasons of holds")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("comment", "code"), name="one_hold_per_reason")]
        indexes = [models.Index(fields=("code", "comment"), name="holds_by_reason")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.code}"
