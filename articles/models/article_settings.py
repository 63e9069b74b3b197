from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from articles.share import Network
from core import stamp

NETWORKS = [Network.MAIL, Network.LINKEDIN, Network.FACEBOOK, Network.BLUESKY, Network.MASTODON, Network.COPY]


def first_networks() -> list[tuple[str, str]]:
    return [("network", network.value) for network in NETWORKS]


@register_setting(icon="pick", order=2)
class ArticleSettings(BaseSiteSetting):
    """What stands under every article: stars, share links; and the lists that readers make: most read, best rated."""

    ratings_open = models.BooleanField(
        _("readers may rate articles"), default=True, help_text=_("Can also be turned off for a section, in its settings.")
    )
    vote_memory_days = models.PositiveSmallIntegerField(
        _("who voted is forgotten after"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("In days. Until then a person can change a vote and not vote twice; the totals stay for ever."),
    )
    networks = StreamField(
        [("network", ChoiceBlock(label=_("Link"), choices=Network.choices))],
        verbose_name=_("share links"),
        blank=True,
        default=first_networks,
        help_text=_("In this order. None: no share links."),
    )
    mastodon_instances = StreamField(
        [("instance", CharBlock(label=_("Instance"), max_length=100, help_text=_("Example: mastodon.social.")))],
        verbose_name=_("instances of Mastodon to propose"),
        blank=True,
        help_text=_("Beside these, readers can write their own."),
    )
    most_read_on_home = models.BooleanField(_("most read on the front page"), default=True)
    most_read_days = models.PositiveSmallIntegerField(
        _("counted over"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("In days. Example: 7 for the week."),
    )
    best_rated_on_home = models.BooleanField(_("best rated on the front page"), default=False)

    panels = [
        MultiFieldPanel([FieldPanel("ratings_open"), FieldPanel("vote_memory_days")], heading=_("Readers' ratings")),
        MultiFieldPanel([FieldPanel("networks"), FieldPanel("mastodon_instances")], heading=_("Sharing")),
        MultiFieldPanel(
            [FieldPanel("most_read_on_home"), FieldPanel("most_read_days"), FieldPanel("best_rated_on_home")],
            heading=_("Lists that readers make"),
        ),
    ]

    class Meta:
        verbose_name = _("ratings, sharing, most read")

    @classmethod
    def for_request(cls, request: HttpRequest) -> "ArticleSettings":
        """The settings of the site that `request` asks for, from memory; not to be changed."""
        site = Site.find_for_request(request)
        return stamp.kept(f"article-settings:{site.pk}", lambda: cls.for_site(site))
