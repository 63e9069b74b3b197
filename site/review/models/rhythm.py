from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class Rhythm(models.TextChoices):
    """How often a person is told by mail what waits."""

    OFF = "off", _("never")
    HOURLY = "hourly", _("every hour")
    DAILY = "daily", _("every morning")
    WEEKLY = "weekly", _("every Monday morning")


@register_setting(icon="clipboard-list", order=20)
class DeskSettings(BaseGenericSetting):
    """What editors decide on the mails of the desk, for all who do not choose for themselves."""

    digest = models.CharField(
        _("summary of what waits"),
        max_length=10,
        choices=Rhythm,
        default=Rhythm.DAILY,
        help_text=_(
            "Sent to those who may decide, where something waits. Each person may choose another rhythm in their account."
        ),
    )
    remind_after = models.PositiveSmallIntegerField(
        _("remind when something waits longer than"), default=24, help_text=_("In hours. 0: never. Example: 24.")
    )

    panels = [FieldPanel("digest"), FieldPanel("remind_after")]

    class Meta:
        verbose_name = _("mails of the review desk")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(_("mails of the review desk"))


class DeskPreference(models.Model):
    """What one person wants to receive; without a row, as the site decides."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_preference")
    digest = models.CharField(
        _("summary of what waits"), max_length=10, choices=[("", _("as the site decides")), *Rhythm.choices], blank=True
    )
    reminders = models.BooleanField(_("reminders when something has waited too long"), default=True)
    told_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("preferences on the review desk")
        verbose_name_plural = _("preferences on the review desk")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)


class QueueReminder(models.Model):
    """When people were last reminded of a queue: a row per queue, locked while its reminder is written."""

    queue = models.CharField(max_length=100, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        default_permissions = ()

    def __str__(self) -> str:
        return self.queue
