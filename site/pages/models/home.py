from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from core.tree.page_form import PageForm
from core.tree.served import Served


class HomePage(Served, Page):
    """The front page: editors pick the lead and the order of what follows; the rest is the latest."""

    tagline = models.CharField(_("tagline"), max_length=200, blank=True, help_text=_("One sentence under the name of the site."))

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage", "jobs.JobBoardPage", "pages.StandardPage", "pages.ContactPage"]
    max_count_per_parent = 1
    template = "pages/home_page.html"
    base_form_class = PageForm

    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        InlinePanel(
            "features",
            heading=_("On the front page"),
            label=_("Article"),
            max_num=6,
            help_text=_("The first is the lead, the next ones follow it. Without any, the latest articles take their place."),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class HomeFeature(Orderable):
    """An article on the front page, in the order the editors chose."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="features")
    article = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("article"))

    panels = [PageChooserPanel("article", "articles.ArticlePage")]
