from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic.base import TemplateResponseMixin, View
from wagtail.admin import messages

from review import machine
from review.cards import complete
from review.moves import Move, MoveRefused
from review.selection import ReasonForm, Selection, selection

SHOWN = 10


class DecideView(TemplateResponseMixin, View):
    """Makes one move on one row or on many. Only by POST; a move that needs a reason asks for it on a page first."""

    queue: Any = None
    template_name = "review/desk/reason.html"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.queue.is_shown_to(request.user):
            raise PermissionDenied
        chosen = selection(self.queue, request.GET, request.POST)
        try:
            move = self.queue.model.moves[chosen.move]
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self._back()
        if not move.permission or move.has_page:
            raise PermissionDenied
        if not chosen.pks:
            messages.warning(request, _("Nothing was selected: tick at least one box."))
            return self._back()
        if not move.needs_reason:
            return self._decide(move, chosen)
        form = ReasonForm(request.POST if "asked" in request.POST else None, reasons=self.queue.reasons(move.name))
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
        made, refused = len(outcome.decisions), list(outcome.refused.items())
        if made == 1:
            messages.success(self.request, str(move.done))
        elif made:
            text = ngettext("%(move)s: %(count)d done.", "%(move)s: %(count)d done.", made)
            messages.success(self.request, text % {"move": move.label, "count": made})
        for _pk, refusal in refused[:SHOWN]:
            messages.error(self.request, str(refusal))
        if len(refused) > SHOWN:
            text = ngettext("%(count)d other was not changed either.", "%(count)d others were not changed either.", len(refused))
            messages.error(self.request, text % {"count": len(refused) - SHOWN})
        return self._back()

    def _ask(self, move: Move, chosen: Selection, form: ReasonForm) -> HttpResponse:
        """Nothing is decided yet: the same selection, written down row by row, waits for a reason."""
        rows = list(self.queue.rows().filter(pk__in=chosen.pks[:SHOWN]))
        complete(self.queue, rows, self.request)
        return self.render_to_response(
            {
                "queue": self.queue,
                "move": move,
                "chosen": chosen,
                "rows": rows,
                "more": max(0, len(chosen.pks) - SHOWN),
                "form": form,
                "next": self._next(),
                "title": str(move.label),
            },
            status=422 if form.is_bound else 200,
        )

    def _next(self) -> str:
        wanted = self.request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(wanted, allowed_hosts={self.request.get_host()}):
            return wanted
        query = self.request.GET.urlencode()
        return reverse(self.queue.get_url_name("index")) + (f"?{query}" if query else "")

    def _back(self) -> HttpResponse:
        return redirect(self._next())
