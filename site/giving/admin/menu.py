"""The menu of giving."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from giving.admin.campaigns import CampaignViewSet
from giving.admin.gifts import GiftViewSet


class PermittedItem(MenuItem):
    """A line of the menu for those who have a right."""

    def __init__(self, label, url, *, permission: str, **kwargs) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class Giving(SnippetViewSetGroup):
    menu_label = _("Donations")
    menu_icon = "pick"
    menu_order = 130
    items = (CampaignViewSet, GiftViewSet)

    def get_submenu_items(self):
        report = PermittedItem(
            _("What calls bring"), reverse_lazy("giving_report"), permission="giving.view_campaign", name="giving-report",
            icon_name="history", order=30,
        )  # fmt: skip
        return [*super().get_submenu_items(), report]
