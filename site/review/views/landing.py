from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from review.waiting import oldest_for, waiting_for


class LandingView(WagtailAdminTemplateMixin, View):
    """All queues of a person, with what waits in each; the queue itself where there is one."""

    template_name = "review/desk/landing.html"
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest) -> HttpResponse:
        queues = waiting_for(request)
        if not queues:
            raise PermissionDenied
        if len(queues) == 1:
            return redirect(reverse(queues[0][0].get_url_name("index")))
        oldest = oldest_for([queue for queue, _number in queues])
        return self.render_to_response(
            self.get_context_data(queues=[(queue, number, oldest.get(queue.name)) for queue, number in queues])
        )

    def get_page_title(self) -> str:
        return _("To review")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]
