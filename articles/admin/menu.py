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


def see_site() -> MenuItem:
    return MenuItem(_("See the site"), url="/", icon_name="view", order=9_000, name="see-site", attrs={"target": "_blank"})
