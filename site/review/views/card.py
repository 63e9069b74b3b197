from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic.base import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from review import register
from review.cards import complete
from review.filters import LARGEST_KEY
from review.selection import ReasonForm, seen_token


class CardView(WagtailAdminTemplateMixin, View):
    """One row with all that was decided on it, and what may be decided now."""

    queue: Any = None
    template_name = "review/desk/card_page.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.queue.is_shown_to(request.user):
            raise PermissionDenied
        self.row = get_object_or_404(self.queue.rows().annotate(register_head=register.head()), pk=min(pk, LARGEST_KEY))
        complete(self.queue, [self.row], request)
        decisions = list(self.row.decisions)
        return self.render_to_response(
            self.get_context_data(
                row=self.row,
                queue=self.queue,
                decisions=[(decision, self._label(decision.move)) for decision in decisions],
                acts=[move for move in self.row.acts if not move.needs_reason],
                acts_with_reason=[
                    (move, ReasonForm(reasons=self.queue.reasons(move.name))) for move in self.row.acts if move.needs_reason
                ],
                here=request.get_full_path(),
                seen=seen_token(self.row.state, self.row.register_head),
            )
        )

    def get_page_title(self) -> str:
        return str(self.row)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse(self.queue.get_url_name("index")), "label": self.queue.menu_label}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def _label(self, move: str) -> Any:
        return next((known.label for known in self.queue.model.moves if known.name == move), move)
