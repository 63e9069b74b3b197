from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateResponseMixin

from review import answer, machine
from review.cards import complete
from review.models.reviewable import gone
from review.moves import Move, MoveRefused
from review.selection import ReasonForm, Selection, selection
from review.views.desk_view import DeskView


class DecideView(TemplateResponseMixin, DeskView):
    """Makes one move on one row or on many. Only by POST; a move that needs a reason asks for it on a page first, and one on
    more than what was shown or ticked says on how many."""

    template_name = "review/desk/reason.html"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = selection(self.queue, request.GET, request.POST)
        try:
            move = self.queue.model.moves[chosen.move]
        except MoveRefused as refusal:
            return answer.refused(self.queue, request, str(refusal))
        if not move.permission or move.has_page:
            raise PermissionDenied
        if not chosen.pks:
            return answer.refused(self.queue, request, _("Nothing was selected: tick at least one box."))
        asked = "asked" in request.POST
        if not move.needs_reason and not (asked and move.offers_reason):
            asks = (chosen.beyond or chosen.unticked) and not asked
            return self._ask(move, chosen) if asks else self._decide(move, chosen)
        form = ReasonForm(
            request.POST if asked else None, reasons=self.queue.ready_reasons().of(move.name), needed=move.needs_reason
        )
        if form.is_valid():
            return self._decide(move, chosen, reason=form.text, ground=form.label)
        return self._ask(move, chosen, form)

    def _decide(self, move: Move, chosen: Selection, reason: str = "", ground: str = "") -> HttpResponse:
        outcome = machine.decide(
            self.queue.model,
            chosen.pks,
            move.name,
            by=self.request.user,
            seen=chosen.seen,
            upto=chosen.upto,
            reason=reason,
            ground=ground,
        )
        if not outcome.decisions and not outcome.refused:
            return answer.refused(self.queue, self.request, gone())
        return answer.told(self.queue, self.request, move, outcome)

    def _ask(self, move: Move, chosen: Selection, form: ReasonForm | None = None) -> HttpResponse:
        """Nothing is decided yet: the same selection, written down row by row, waits for a reason, or for a yes."""
        if answer.wants_json(self.request):
            return JsonResponse({"message": _missing(form)}, status=422)
        rows = list(self.queue.rows().filter(pk__in=chosen.pks[: answer.SHOWN]))
        complete(self.queue, rows, self.request)
        return self.render_to_response(
            {
                "queue": self.queue,
                "move": move,
                "chosen": chosen,
                "rows": rows,
                "more": max(0, len(chosen.pks) - answer.SHOWN),
                "form": form,
                "next": answer.next_url(self.request, self.queue),
                "title": str(move.label),
            },
            status=422 if form and form.is_bound else 200,
        )


def _missing(form: ReasonForm | None) -> str:
    if form is None:
        return _("This reaches beyond the page: decide on it from the list.")
    errors = [str(error) for errors in form.errors.values() for error in errors]
    return " ".join(errors) or _("Say why: the author will read it.")
