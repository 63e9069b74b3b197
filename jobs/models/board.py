from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField
from wagtail.models import Page

from core.addresses import localized
from core.tree.first_level import FirstLevelForm
from core.tree.served import Served


class JobBoardPage(Served, RoutablePageMixin, Page):
    """The board of the site: the list of current offers, and below it a page for each offer."""

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Two or three sentences on top of the list."),
    )
    guide = RichTextField(
        _("for recruiters"),
        blank=True,
        features=["h2", "bold", "italic", "link", "ol", "ul"],
        help_text=_(
            "Shown before the form: who may post, what you refuse, how long. Example: “We read each offer within two days”."
        ),
    )
    empty_text = models.CharField(
        _("when there is no offer"),
        max_length=200,
        blank=True,
        help_text=_("Example: “No offer at the moment: subscribe to be told of the next.”"),
    )

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    template = "jobs/board.html"
    base_form_class = FirstLevelForm

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("guide"), FieldPanel("empty_text")]

    class Meta:
        verbose_name = _("job board")
        verbose_name_plural = _("job boards")

    @path("")
    def list_view(self, request: HttpRequest) -> HttpResponse:
        from jobs.views.board import listing

        return listing(request, self)

    @path(localized(fr="flux/", en="feed/"))
    def feed_view(self, request: HttpRequest) -> HttpResponse:
        from jobs.views.feed import feed

        return feed(request, self)

    @re_path(r"^(?P<pk>[0-9]{1,10})(?:-(?P<slug>[^/]*))?/$")
    def offer_view(self, request: HttpRequest, pk: str, slug: str = "") -> HttpResponse:
        from jobs.views.offer import offer

        return offer(request, self, int(pk), slug or "")

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        return []
