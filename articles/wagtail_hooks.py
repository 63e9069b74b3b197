"""Registers; decides nothing."""

from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.permissions import register_permission_policy

from articles.admin import preview_bar  # noqa: F401  (fills a place of the frame)
from articles.admin.action_menu import one_way_to_propose_again
from articles.admin.article_views import ArticleViewSet, refuse_bulk_publication
from articles.admin.authors import AuthorChooserViewSet
from articles.admin.checks_panel import readers_rules
from articles.admin.dashboard import compose
from articles.admin.guide import guide
from articles.admin.guide import in_menu as guide_item
from articles.admin.menu import Newsroom, ours_only, see_site
from articles.admin.merge_view import merge_keyword
from articles.admin.suggestions import keyword_suggestions
from articles.admin.who_creates import ExplorerViewSet, refuse_creation
from articles.models import Author, Keyword, KeywordGroup, Proposal
from articles.proposals.desk import ProposalQueue
from articles.proposals.states import MODERATE
from core.tree.first_level import refuse_bulk_move, refuse_move
from review import desk
from review.permissions import DeskPermissionPolicy

for model in (Author, Keyword, KeywordGroup):
    register_permission_policy(model)
register_permission_policy(Proposal, DeskPermissionPolicy(Proposal, MODERATE))
proposals = desk.add(ProposalQueue("proposals", url_prefix="review/proposals"))


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [AuthorChooserViewSet("author_chooser"), Newsroom(), ExplorerViewSet(), ArticleViewSet(), proposals]


@hooks.register("register_admin_urls")
def urls() -> list:
    return [
        path("keywords/<int:pk>/merge/", merge_keyword, name="article_keyword_merge"),
        path("guide/", guide, name="article_guide"),
        path("keyword-suggestions/", keyword_suggestions, name="article_keyword_suggestions"),
    ]


@hooks.register("register_admin_menu_item")
def site_in_menu():
    return see_site()


@hooks.register("register_admin_menu_item")
def guide_in_menu():
    return guide_item()


@hooks.register("construct_help_menu")
def help_menu(request, items) -> None:
    ours_only(items)


@hooks.register("construct_homepage_panels")
def dashboard(request, panels) -> None:
    compose(request, panels)


@hooks.register("construct_wagtail_userbar")
def checks(request, items, page) -> None:
    readers_rules(items)


@hooks.register("construct_page_action_menu")
def page_action_menu(items, request, context) -> None:
    one_way_to_propose_again(items)


@hooks.register("insert_global_admin_css")
def css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("articles/admin.css"))


@hooks.register("insert_editor_js")
def js() -> str:
    files = [(versioned_static(f"articles/{name}.js"),) for name in ("autosave", "checks", "tables")]
    return format_html_join("\n", '<script src="{}"></script>', files)


@hooks.register("register_rich_text_features", order=100)
def footnote_button(features) -> None:
    """Its own package names it in English only; by then it has registered it."""
    features.plugins_by_editor["draftail"]["footnotes"].data["description"] = gettext_lazy("Footnote")


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    from articles.admin.log import register

    register(actions)


@hooks.register("before_bulk_action")
def before_bulk_action(request, action_type, objects, action):
    return refuse_bulk_publication(request, action_type, objects, action) or refuse_bulk_move(
        request, action_type, objects, action
    )


@hooks.register("before_move_page")
def before_move_page(request, page, destination):
    return refuse_move(request, page, destination)


@hooks.register("before_create_page")
def before_create_page(request, parent_page, page_class):
    return refuse_creation(request, parent_page, page_class)
