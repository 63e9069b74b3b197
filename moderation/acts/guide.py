"""The guide of moderation inside the admin: one page, in the language of the person."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from core.slots import fills
from moderation.models import Comment
from moderation.states import MODERATE
from review.desk import queues_of
from review.keys import shortcuts

LANGUAGES = ("fr", "en")


def moderation_guide(request: HttpRequest) -> HttpResponse:
    """States, keys, holds, acts. The keys are read from the table of moves, so that they are always the true ones."""
    if not request.user.has_perm(MODERATE):
        raise PermissionDenied
    language = (get_language() or "fr")[:2]
    queue = next(queue for queue in queues_of(request.user) if queue.model is Comment)
    context = {
        "page_title": _("Moderating comments"),
        "header_title": _("Moderating comments"),
        "header_icon": "help",
        "breadcrumbs_items": [
            {"url": reverse(queue.get_url_name("index")), "label": queue.menu_label},
            {"url": "", "label": _("Moderating comments")},
        ],
        "guide_template": f"moderation/admin/guide/{language if language in LANGUAGES else 'en'}.html",
        "keys": [(key, label) for label, key in shortcuts(queue)],
    }
    return render(request, "moderation/admin/guide.html", context)


@fills("guide")
def link_to_guide(context: Context) -> str:
    """At the foot of the newsroom's guide, for who moderates."""
    if not context["request"].user.has_perm(MODERATE):
        return ""
    return format_html('<h2><a href="{}">{}</a></h2>', reverse("moderation_guide"), _("The guide of moderation"))


def writes(user: Any) -> bool:
    """Whether an account has anything to do with articles: who has not reads of moderation first."""
    return bool(page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"}))


def opens_first(request: HttpRequest, items: list[MenuItem]) -> None:
    """In the menu of who only moderates, the guide opens at their page. The items are everybody's: theirs is a new one."""
    if request.user.has_perm(MODERATE) and not writes(request.user):
        url = reverse("moderation_guide")
        for place, item in enumerate(items):
            if item.name == "guide":
                items[place] = MenuItem(gettext_lazy("Guide"), url=url, icon_name="help", order=item.order, name="guide")
