from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.generic.base import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from review.desk import queues_of

LANGUAGES = ("fr", "en")


class GuideView(WagtailAdminTemplateMixin, View):
    """The desk explained to a moderator, on one page, in the language of the person."""

    template_name = "review/desk/guide.html"
    header_icon = "help"

    def get(self, request: HttpRequest) -> HttpResponse:
        if not queues_of(request.user):
            raise PermissionDenied
        language = (get_language() or "en")[:2]
        name = language if language in LANGUAGES else "en"
        return self.render_to_response(self.get_context_data(guide_template=f"review/desk/guide/{name}.html"))

    def get_page_title(self) -> str:
        return gettext("Guide to the desk")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        desk = {"url": reverse("review_desk"), "label": gettext("To review")}
        return [*self.breadcrumbs_items, desk, {"url": "", "label": self.get_page_title()}]
