from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page, Site

from core import stamp


@register_setting(icon="pick", order=3)
class GivingSettings(BaseSiteSetting):
    """The call that stands at the end of articles while no campaign runs, and what a gift costs in the end."""

    call_shown = models.BooleanField(
        _("show the call"),
        default=False,
        help_text=_("At the end of each article; not on sensitive ones, nor where an article or a section hides it."),
    )
    question = models.CharField(_("question"), max_length=120, blank=True, help_text=_("Example: Did you like this article?"))
    sentence = models.CharField(
        _("sentence"), max_length=300, blank=True, help_text=_("Why you need readers, in one sentence or two.")
    )
    button = models.CharField(_("button"), max_length=40, blank=True, help_text=_("Example: Take part."))
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("page of the site")
    )
    url = models.URLField(
        _("or address"), max_length=500, blank=True, help_text=_("Of a payment page, at HelloAsso for instance.")
    )
    tax_rate = models.PositiveSmallIntegerField(
        _("tax reduction"),
        default=66,
        validators=[MaxValueValidator(100)],
        help_text=_("In per cent of the gift. 0 where gifts to your body give no right to it: the real cost is then not shown."),
    )
    example = models.PositiveIntegerField(
        _("amount of the example"),
        default=50,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("In euros: “a gift of 50 € costs you 17 €”."),
    )
    receipts = RichTextField(
        _("tax receipts, explained"),
        blank=True,
        features=["bold", "italic", "link", "ul"],
        help_text=_("Who issues the receipt, when, and up to what part of the taxable income. Shown with the real cost."),
    )
    helloasso_organization = models.SlugField(
        _("HelloAsso: your organisation"),
        max_length=150,
        blank=True,
        help_text=_("As in the address of your page there. Notifications about another one are ignored."),
    )

    panels = [
        HelpPanel(template="giving/admin/settings_help.html"),
        MultiFieldPanel(
            [
                FieldPanel("call_shown"),
                FieldPanel("question"),
                FieldPanel("sentence"),
                FieldPanel("button"),
                PageChooserPanel("page"),
                FieldPanel("url"),
            ],
            heading=_("Call at the end of articles"),
        ),
        MultiFieldPanel(
            [FieldPanel("tax_rate"), FieldPanel("example"), FieldPanel("receipts")], heading=_("Real cost of a gift")
        ),
        FieldPanel("helloasso_organization"),
    ]

    class Meta:
        verbose_name = _("call for donations")

    def clean(self) -> None:
        super().clean()
        if self.call_shown and not (self.question and self.button):
            raise ValidationError({"question": _("Write a question and the words of the button before the call is shown.")})
        if self.call_shown and not (self.page or self.url):
            raise ValidationError({"url": _("Say where the button leads: a page of the site, or an address.")})

    @property
    def target(self) -> str:
        """Where the button leads; empty where nowhere."""
        return (self.page.url if self.page and self.page.live else "") or self.url

    @classmethod
    def for_request(cls, request: HttpRequest) -> "GivingSettings":
        """The settings of the site that `request` asks for, from memory; not to be changed."""
        site = Site.find_for_request(request)
        return stamp.kept(f"giving-settings:{site.pk}", lambda: cls._read(site))

    @classmethod
    def _read(cls, site: Site) -> "GivingSettings":
        found = cls.for_site(site)
        _page = found.page  # Read now, with the rest: a view later finds it in memory.
        return found
