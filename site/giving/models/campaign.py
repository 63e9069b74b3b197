from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple, SelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PreviewableMixin


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def not_over(self, now: datetime | None = None) -> "CampaignQuerySet":
        return self.filter(ends_at__gt=now or timezone.now())

    def running(self, now: datetime | None = None) -> "CampaignQuerySet":
        """Those of the moment, by the clock: no command starts or ends them. The one that wins comes first."""
        now = now or timezone.now()
        return self.not_over(now).filter(starts_at__lte=now).order_by("-priority", "-starts_at", "-pk")


class Campaign(PreviewableMixin, ClusterableModel):
    """A call for a time and a goal. While it runs it takes the place of the call of the settings."""

    title = models.CharField(
        _("title"), max_length=120, help_text=_("Readers see it. Example: Two thousand readers to hire a reporter.")
    )
    text = models.TextField(_("text"), max_length=600, help_text=_("Two or three sentences: what for, and until when."))
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture")
    )
    button = models.CharField(_("button"), max_length=40, help_text=_("Example: Count me in."))
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("page of the site")
    )
    url = models.URLField(
        _("or address"), max_length=500, blank=True, help_text=_("Of a payment page, at HelloAsso for instance.")
    )
    goal = models.PositiveIntegerField(
        _("goal"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000_000)],
        help_text=_("In euros. Empty: no bar."),
    )
    starts_at = models.DateTimeField(_("starts"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    priority = models.SmallIntegerField(
        _("priority"),
        default=0,
        help_text=_("Of two campaigns that run at once, the greater wins; then the one that started last."),
    )
    at_end = models.BooleanField(_("at the end of articles"), default=True)
    in_middle = models.BooleanField(_("in the middle of articles"), default=False)
    on_home = models.BooleanField(_("on the front page"), default=False)
    sections = ParentalManyToManyField(
        "articles.SectionPage",
        blank=True,
        related_name="+",
        verbose_name=_("only in sections"),
        help_text=_("And those below. None: in all."),
    )
    excluded_sections = ParentalManyToManyField(
        "articles.SectionPage", blank=True, related_name="+", verbose_name=_("never in sections")
    )
    keywords = ParentalManyToManyField(
        "articles.Keyword",
        blank=True,
        related_name="+",
        verbose_name=_("only with keywords"),
        help_text=_("One of these is enough. None: with any."),
    )
    excluded_keywords = ParentalManyToManyField(
        "articles.Keyword", blank=True, related_name="+", verbose_name=_("never with keywords")
    )
    helloasso_form = models.SlugField(
        _("HelloAsso: form"),
        max_length=150,
        blank=True,
        help_text=_("The end of the address of its form there: what HelloAsso notifies about it is counted here."),
    )

    objects = CampaignQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("text"),
                FieldPanel("picture"),
                FieldPanel("button"),
                PageChooserPanel("page"),
                FieldPanel("url"),
            ],
            heading=_("What readers see"),
        ),
        MultiFieldPanel(
            [FieldPanel("goal"), FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("priority")],
            heading=_("Goal and time"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("at_end"),
                FieldPanel("in_middle"),
                FieldPanel("on_home"),
                HelpPanel(content=_("Never on a sensitive article, nor where an article or a section hides calls.")),
            ],
            heading=_("Where it shows"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("sections", widget=CheckboxSelectMultiple),
                FieldPanel("excluded_sections", widget=CheckboxSelectMultiple),
                FieldPanel("keywords", widget=SelectMultiple(attrs={"size": 8})),
                FieldPanel("excluded_keywords", widget=SelectMultiple(attrs={"size": 8})),
            ],
            heading=_("On which articles"),
            classname="collapsed",
        ),
        FieldPanel("helloasso_form"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ("-ends_at", "-pk")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The campaign must end after it starts.")})
        if not (self.page or self.url):
            raise ValidationError({"url": _("Say where the button leads: a page of the site, or an address.")})
        if not (self.at_end or self.in_middle or self.on_home):
            raise ValidationError({"at_end": _("Choose at least one place.")})

    @property
    def target(self) -> str:
        """Where the button leads; empty where nowhere."""
        return (self.page.url if self.page and self.page.live else "") or self.url

    def standing(self, now: datetime | None = None) -> str:
        """In one word, for lists."""
        now = now or timezone.now()
        if now < self.starts_at:
            return str(_("To come"))
        return str(_("Running")) if now < self.ends_at else str(_("Over"))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "giving/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        from giving.calls import call_of

        return {"call": call_of(self), "request": request, "place": "end", "now": timezone.now()}
