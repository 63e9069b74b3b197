from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

from core import stamp


@register_setting(icon="warning", order=4)
class NoticeSettings(BaseSiteSetting):
    """A word on top of the site, for a time: a strike, a general assembly, a mailbox out of order."""

    class Where(models.TextChoices):
        EVERYWHERE = "everywhere", _("On every page")
        HOME = "home", _("On the front page only")

    text = models.CharField(
        _("text"),
        max_length=200,
        blank=True,
        help_text=_("One sentence. Empty: no notice. Example: The newsroom is closed until the 3rd."),
    )
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("leads to the page")
    )
    url = models.URLField(_("or address"), max_length=500, blank=True)
    link_label = models.CharField(
        _("words of the link"),
        max_length=60,
        blank=True,
        help_text=_("Empty: the title of the page. Example: The programme of the day."),
    )
    starts_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("Empty: at once."))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until the text is erased."))
    where = models.CharField(_("where"), max_length=10, choices=Where, default=Where.EVERYWHERE)

    panels = [
        FieldPanel("text"),
        PageChooserPanel("page"),
        FieldPanel("url"),
        FieldPanel("link_label"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("where"),
    ]

    class Meta:
        verbose_name = _("notice on top of the site")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The notice must end after it starts.")})
        if self.url and not self.page and not self.link_label:
            raise ValidationError({"link_label": _("Write the words of the link.")})

    def shows(self, now: datetime, is_home: bool) -> bool:
        """Whether readers see it at `now`: time is a filter."""
        in_time = (self.starts_at is None or self.starts_at <= now) and (self.ends_at is None or now < self.ends_at)
        return bool(self.text) and in_time and (is_home or self.where == self.Where.EVERYWHERE)

    @property
    def target(self) -> str:
        return (self.page.url if self.page and self.page.live else "") or self.url

    @property
    def label(self) -> str:
        return self.link_label or (self.page.title if self.page else "")

    @classmethod
    def for_request(cls, request: HttpRequest) -> "NoticeSettings":
        """The notice of the site that `request` asks for, from memory; not to be changed."""
        site = Site.find_for_request(request)
        return stamp.kept(f"notice:{site.pk}", lambda: cls._read(site))

    @classmethod
    def _read(cls, site: Site) -> "NoticeSettings":
        found = cls.for_site(site)
        _page = found.page  # Read now, with the rest.
        return found
