from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from review.account import DeskMailsPanel
from review.admin import DeskMenuItem, DeskPanel, ReasonViewSet
from review.views.landing import LandingView


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [path("review/", LandingView.as_view(), name="review_desk")]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> DeskMenuItem:
    return DeskMenuItem()


@hooks.register("register_account_settings_panel")
def desk_mails(request: HttpRequest, user: Any, profile: Any) -> DeskMailsPanel:
    return DeskMailsPanel(request, user, profile)


@hooks.register("register_admin_viewset")
def reasons() -> ReasonViewSet:
    return ReasonViewSet("refusal_reasons", url_prefix="review-reasons")


@hooks.register("construct_homepage_panels")
def desk_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, DeskPanel())
