"""The first step of a new article: the section it will be filed in, among those where the person may write."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.models import Page, Site

from articles.models import ArticlePage, SectionPage
from core.text import fold

MANY = 12
RECENT = 4
LOOKED_BACK = 50


@dataclass(frozen=True)
class Place:
    """A section to write in. `depth` counts from 0; `above` names the sections it stands in, the widest first."""

    pk: int
    path: str
    title: str
    depth: int
    above: str
    online: bool

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", self.pk])


def in_order(sections: list[SectionPage]) -> list[Place]:
    """The tree read from top to bottom: each section under the one that holds it, siblings as readers' menus order them."""
    by_path = {section.path: section for section in sections}

    def line(section: SectionPage) -> list[SectionPage]:
        steps = (section.path[:end] for end in range(Page.steplen, len(section.path) + 1, Page.steplen))
        return [by_path[step] for step in steps if step in by_path]

    rows = sorted(sections, key=lambda section: [(above.rank, fold(above.title), above.path) for above in line(section)])
    return [_place(row, line(row)[:-1]) for row in rows]


def _place(section: SectionPage, above: list[SectionPage]) -> Place:
    names = " › ".join(other.title for other in above)
    return Place(section.pk, section.path, section.title, len(above), names, section.live)


def last_used(user: Any, places: list[Place]) -> list[Place]:
    """Those of `places` where `user` wrote last, the latest first. One query."""
    known = {place.path: place for place in places}
    mine = ArticlePage.objects.filter(owner=user).order_by("-latest_revision_created_at", "-pk")
    used = dict.fromkeys(path[: -Page.steplen] for path in mine.values_list("path", flat=True)[:LOOKED_BACK])
    return [known[path] for path in used if path in known][:RECENT]


class ChooseSectionView(ChooseParentView):
    """A list of links: it needs no script, and the browser's back button leads back to it."""

    model = ArticlePage
    http_method_names = ["get", "head", "options"]
    template_name = "articles/admin/choose_section.html"
    page_title = _("Which section?")
    header_icon = "doc-full"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sections = SectionPage.objects.filter(pk__in=self.get_valid_parent_pages(request.user).values("pk"))
        self.places = in_order(list(sections.only("path", "title", "draft_title", "rank", "live")))
        if not self.permission_policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        if len(self.places) == 1:
            return redirect(self.places[0].url)
        return self.render_to_response(self.get_context_data())

    def _section_to_make(self) -> str:
        """Where the person may make the first section of the site; nothing for who may not."""
        home = Site.find_for_request(self.request).root_page
        if not home.permissions_for_user(self.request.user).can_publish_subpage():
            return ""
        return reverse("wagtailadmin_pages:add", args=["articles", "sectionpage", home.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = " ".join(self.request.GET.get("q", "")[:100].replace("\0", "").split())
        found = [place for place in self.places if fold(asked) in fold(f"{place.above} {place.title}")]
        return {
            **super(ChooseParentView, self).get_context_data(form=None, **kwargs),
            "places": found,
            "asked": asked,
            "searchable": len(self.places) > MANY,
            "last_used": [] if asked else last_used(self.request.user, self.places),
            "no_section": not self.places,
            "section_to_make": "" if self.places else self._section_to_make(),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        articles = {"url": reverse("newsroom_articles:index"), "label": capfirst(ArticlePage._meta.verbose_name_plural)}
        return [*self.breadcrumbs_items, articles, {"url": "", "label": self.get_page_title()}]

    def get_page_subtitle(self) -> str:
        return ""
