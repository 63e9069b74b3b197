from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock, URLBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Site

from core import stamp


class MenuLinkBlock(StructBlock):
    """A link of a menu: a page of the site, or an address."""

    label = CharBlock(label=_("Label"), max_length=60, required=False, help_text=_("Empty: the title of the page."))
    page = PageChooserBlock(label=_("Page"), required=False)
    url = URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")


class SocialLinkBlock(StructBlock):
    name = CharBlock(label=_("Name"), max_length=40, help_text=_("Example: Mastodon."))
    url = URLBlock(label=_("Address"))

    class Meta:
        icon = "group"
        label = _("Network")


@register_setting(icon="cog", order=1)
class SiteSettings(BaseSiteSetting):
    """What editors decide for the whole site: name, menus, footer, networks, feeds."""

    name = models.CharField(_("name of the site"), max_length=100, default="Tribune")
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("For search engines and shared links.")
    )
    publisher = models.CharField(_("publisher"), max_length=200, blank=True, help_text=_("The body that answers for the site."))
    logo = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("logo")
    )
    default_social_picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture of shared links"),
        help_text=_("For pages that have no picture of their own."),
    )
    main_menu = StreamField(
        [("link", MenuLinkBlock())], verbose_name=_("main menu"), blank=True, help_text=_("Empty: the first level of sections.")
    )
    footer_menu = StreamField([("link", MenuLinkBlock())], verbose_name=_("footer links"), blank=True)
    footer_text = RichTextField(_("footer text"), blank=True, features=["bold", "italic", "link"])
    social_links = StreamField([("network", SocialLinkBlock())], verbose_name=_("social networks"), blank=True)
    full_text_feeds = models.BooleanField(
        _("full text in feeds"), default=False, help_text=_("Otherwise feeds carry the short description.")
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("description"),
                FieldPanel("publisher"),
                FieldPanel("logo"),
                FieldPanel("default_social_picture"),
            ],
            heading=_("Identity"),
        ),
        FieldPanel("main_menu"),
        FieldPanel("footer_menu"),
        FieldPanel("footer_text"),
        FieldPanel("social_links"),
        FieldPanel("full_text_feeds"),
    ]

    class Meta:
        verbose_name = _("site settings")

    @classmethod
    def for_request(cls, request: HttpRequest) -> "SiteSettings":
        """The settings of the site that `request` asks for, from memory; not to be changed."""
        site = Site.find_for_request(request)
        return stamp.kept(f"settings:{site.pk}", lambda: cls.for_site(site))
