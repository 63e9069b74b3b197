from django.db import models
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.text import render_visitor_text
from jobs.applications.models.application import Application


class ApplicationReply(models.Model):
    """What the recruiter wrote to the candidate from here. Leaves with the application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="replies", verbose_name=_("application"))
    # Of the form that it was written in: a second click finds it.
    key = models.CharField(max_length=40, unique=True)
    move = models.CharField(max_length=20)
    text = models.TextField(_("text"))
    sent_at = models.DateTimeField(pgettext_lazy("application", "sent"), default=timezone.now)

    class Meta:
        verbose_name = _("reply to an application")
        verbose_name_plural = _("replies to applications")
        default_permissions = ()
        ordering = ("sent_at", "pk")

    def __str__(self) -> str:
        return f"{self.application_id} ({self.sent_at:%Y-%m-%d})"

    @property
    def html(self) -> SafeString:
        return render_visitor_text(self.text)
