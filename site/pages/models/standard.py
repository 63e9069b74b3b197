from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import plain
from articles.blocks import PAGE_BLOCKS
from articles.models.panels import FOOTNOTES
from core.tree.first_level import FirstLevelCopyForm, FirstLevelForm
from core.tree.served import Served


class StandardPage(Served, Page):
    """A page that is no article: about, legal notice, accessibility."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(PAGE_BLOCKS, verbose_name=_("body"), blank=True)

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage", "pages.ContactPage"]
    template = "pages/standard_page.html"
    base_form_class = FirstLevelForm
    copy_form_class = FirstLevelCopyForm

    search_fields = [
        *Page.search_fields,
        index.SearchField("title", boost=10),
        index.SearchField("introduction", boost=2),
        index.SearchField("searchable_text", boost=1),
    ]

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body"), FOOTNOTES]

    class Meta:
        verbose_name = _("static page")
        verbose_name_plural = _("static pages")

    def searchable_text(self) -> str:
        return plain.joined([plain.of_stream(self.body)])
