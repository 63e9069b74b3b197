from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from accounts.signed_in import account_of
from articles.models import ArticlePage
from moderation import page_deletion
from moderation.acts.guide import moderation_guide, opens_first
from moderation.admin import article_list
from moderation.admin.rules_page import RulesMenuItem, rules_page
from moderation.admin.word_lists import WordListViewSet
from moderation.desk import BanQueue, CommentQueue
from moderation.models import Ban, Comment, Report
from moderation.reports_desk import ReportQueue
from moderation.states import MODERATE
from review import desk
from review.desk import Queue
from review.permissions import DeskPermissionPolicy

for model in (Comment, Report, Ban):
    register_permission_policy(model, DeskPermissionPolicy(model, MODERATE))
queue = desk.add(CommentQueue("comments", url_prefix="review/comments"))
reports = desk.add(ReportQueue("reports", url_prefix="review/reports"))
bans = desk.add(BanQueue("bans", url_prefix="review/bans"))


article_list.register()


@hooks.register("register_admin_viewset")
def queues_of_comments() -> list[Queue]:
    return [queue, reports, bans]


@hooks.register("on_serve_page")
def keep_own_comments_private(serve_next: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The article as a signed-in reader sees it holds their own comments that wait: no cache may keep it."""

    def serve(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = serve_next(page, request, args, kwargs)
        if isinstance(page, ArticlePage) and account_of(request):
            response["Cache-Control"] = "no-store, private"
        return response

    return serve


@hooks.register("before_delete_page")
def hold_what_goes_with_it(request: HttpRequest, page: Page) -> None:
    if request.method == "POST":
        page_deletion.hold([page])


@hooks.register("before_bulk_action")
def hold_what_goes_with_them(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    if action_type == "delete" and issubclass(action.model, Page):
        page_deletion.hold(objects)


@hooks.register("register_admin_viewset")
def word_lists() -> WordListViewSet:
    return WordListViewSet("word_lists", url_prefix="review/words")


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("review/rules/", rules_page, name="comment_rules"),
        path("guide/moderation/", moderation_guide, name="moderation_guide"),
    ]


@hooks.register("register_settings_menu_item")
def rules_menu_item() -> MenuItem:
    return RulesMenuItem()


@hooks.register("construct_main_menu")
def guide_of_moderators(request: HttpRequest, items: list[MenuItem]) -> None:
    opens_first(request, items)
