from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from review import register
from review.cards import complete
from review.filters import LARGEST_KEY
from review.keys import keys_enabled
from review.moves import BACK
from review.selection import ReasonForm, seen_token
from review.views.desk_view import DeskView


class CardView(WagtailAdminTemplateMixin, DeskView):
    """One row with all that was decided on it, and what may be decided now."""

    template_name = "review/desk/card_page.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.row = get_object_or_404(self.queue.rows().annotate(register_head=register.head()), pk=min(pk, LARGEST_KEY))
        complete(self.queue, [self.row], request)
        labels = {move.name: move.label for move in self.queue.model.moves}
        ready = self.queue.ready_reasons()
        waiting = self.queue.waiting_rows()
        undo = next((move.name for move in self.row.acts if move.to_state is BACK), "")
        return self.render_to_response(
            self.get_context_data(
                row=self.row,
                queue=self.queue,
                decisions=[(made, labels.get(made.move, made.move)) for made in self.row.decisions],
                undo=undo,
                undoable=self.row.last_decision.sequence if undo else None,
                acts=[move for move in self.row.acts if not move.needs_reason],
                asking=[(move, self._reason_form(move, ready)) for move in self.row.acts if move.takes_reason],
                next_waiting=_first(waiting.filter(pk__gt=self.row.pk).order_by("pk")),
                previous_waiting=_first(waiting.filter(pk__lt=self.row.pk).order_by("-pk")),
                here=request.get_full_path(),
                seen=seen_token(self.row.state, self.row.register_head),
                keys=keys_enabled(request.user),
            )
        )

    def get_page_title(self) -> str:
        return str(self.row)

    def get_header_icon(self) -> str:
        return self.queue.icon

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse(self.queue.get_url_name("index")), "label": self.queue.menu_label}
        above = self.queue.breadcrumbs(self.request)
        return [*self.breadcrumbs_items, *above, index, {"url": "", "label": self.get_page_title()}]

    def _reason_form(self, move: Any, ready: Any) -> ReasonForm:
        return ReasonForm(reasons=ready.of(move.name), needed=move.needs_reason, auto_id=f"{move.name}_%s")


def _first(rows: QuerySet) -> int | None:
    return rows.values_list("pk", flat=True).first()
