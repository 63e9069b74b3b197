from django.db import models
from django.utils.translation import gettext_lazy as _


class RefusalReason(models.Model):
    """A reason that moderators pick: its label is counted, its text is what the author reads."""

    queue = models.CharField(_("queue"), max_length=100, help_text=_("Label of the model that it serves, as moderation.comment."))
    move = models.CharField(
        _("decision"),
        max_length=30,
        blank=True,
        help_text=_("The decision that it explains. Empty: every one that needs a reason."),
    )
    label = models.CharField(_("reason"), max_length=80, help_text=_("Short, for the list. Example: Off topic."))
    text = models.TextField(
        _("ready text"), help_text=_("What the author will read. Two sentences: what is wrong, and what would make it right.")
    )
    rank = models.PositiveSmallIntegerField(_("rank"), default=10, help_text=_("The smallest shows first."))
    active = models.BooleanField(_("offered"), default=True, help_text=_("Untick to retire a reason without losing its history."))

    class Meta:
        verbose_name = _("reason for a refusal")
        verbose_name_plural = _("reasons for a refusal")
        ordering = ("rank", "label")
        constraints = [models.UniqueConstraint(fields=("queue", "move", "label"), name="one_reason_per_label")]

    def __str__(self) -> str:
        return self.label
