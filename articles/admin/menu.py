"""The menu of the newsroom."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from articles.admin.authors import AuthorViewSet
from articles.admin.keywords import KeywordGroupViewSet, KeywordViewSet
from articles.admin.listing import ArticleListing


class Newsroom(ViewSetGroup):
    menu_label = _("Newsroom")
    menu_icon = "edit"
    menu_order = 90
    items = (ArticleListing, AuthorViewSet, KeywordViewSet, KeywordGroupViewSet)


class SiteMenuItem(MenuItem):
    """The address of the site in full: "/" alone would show as the current entry on every page of the admin."""

    def render_component(self, request):
        self.url = request.build_absolute_uri("/")
        return super().render_component(request)


def see_site() -> MenuItem:
    return SiteMenuItem(_("See the site"), url="/", icon_name="view", order=9_000, name="see-site", attrs={"target": "_blank"})


def ours_only(items: list) -> None:
    """Wagtail's news and its guide, in English and outside, give way to our own guide; the list of keys stays."""
    items[:] = [item for item in items if "keyboard" in item.name]
