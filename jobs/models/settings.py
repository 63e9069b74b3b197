from calendar import monthrange
from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core import stamp

KEPT_MONTHS = 24


@register_setting(icon="suitcase", order=30)
class JobBoardSettings(BaseGenericSetting):
    """What editors decide for the board."""

    offers_kept_months = models.PositiveSmallIntegerField(
        _("erase recruiters after"),
        default=KEPT_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text=_(
            "In months after an offer ended or was last touched: then the name, the addresses and the text of its recruiter are "
            "erased; its title stays. The law sets no figure, only “no longer than needed”: 24 is as long as candidates’ "
            "files may be kept, so that they can still turn to somebody; 36 is the most that the CNIL accepts without contact."
        ),
    )

    panels = [FieldPanel("offers_kept_months")]

    class Meta:
        verbose_name = _("job board")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(_("job board"))


def offers_kept_months() -> int:
    return stamp.kept("jobs.offers_kept_months", lambda: JobBoardSettings.load().offers_kept_months)


def first_day_past(day: date, months: int) -> date:
    """The first day on which `day` lies more than that many months back."""
    following = day + timedelta(days=1)
    found = months_later(following, months)
    return found if found.day == following.day else found + timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """The same day that many months later, or the last of that month; before, for a number below 0."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
