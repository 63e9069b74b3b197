from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from review.filters import LARGEST_KEY
from review.views.desk_view import DeskView


class ThreadView(WagtailAdminTemplateMixin, DeskView):
    """What surrounds a row: a page of its own, or the part that the desk's script puts in the card."""

    template_name = "review/desk/thread_page.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.queue.has_thread:
            raise Http404
        self.row = get_object_or_404(self.queue.rows(), pk=min(pk, LARGEST_KEY))
        thread = self.queue.thread(self.row, request)
        if "part" in request.GET:
            return HttpResponse(thread)
        return self.render_to_response(self.get_context_data(row=self.row, queue=self.queue, thread=thread))

    def get_page_title(self) -> str:
        return str(self.row)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.queue.get_url_name("index")), "label": self.queue.menu_label},
            {"url": reverse(self.queue.card_url_name, args=(self.row.pk,)), "label": self.get_page_title()},
        ]
