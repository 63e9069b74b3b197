from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic.base import TemplateResponseMixin, View

from core.text import plain
from core.views.gone import or_gone
from review import links, register
from review.cards import complete
from review.desk import all_queues
from review.moves import MoveRefused
from review.private import private
from review.selection import ReasonForm, seen_token, selection


@method_decorator(csrf_exempt, name="dispatch")  # The address is the secret: who can send here was written to.
class FromMailView(TemplateResponseMixin, View):
    """One row, read and decided on from a mail, in the name of the person it was sent to. A GET changes nothing."""

    template_name = "review/desk/from_mail.html"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self._open(kwargs["token"]):
            return self._unknown()
        try:
            with or_gone(self.row):
                response: Any = super().dispatch(request, *args, **kwargs)
        except Http404:
            return self._unknown()
        return private(response)

    def _unknown(self) -> HttpResponse:
        return private(self.response_class(self.request, ["review/desk/mail_unknown.html"], {}, status=404))

    def _open(self, token: str) -> bool:
        """Whether the link still holds, its person still decides here and the row is still there."""
        opened = links.read_decide(token)
        if opened is None:
            return False
        name, pk, self.person = opened
        self.queue: Any = next((queue for queue in all_queues() if queue.name == name), None)
        if self.queue is None or not self.queue.is_shown_to(self.person):
            return False
        self.row = self.queue.rows().annotate(register_head=register.head()).filter(pk=pk).first()
        return self.row is not None

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(done="done" in request.GET)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        chosen = selection(self.queue, request.GET, request.POST)
        try:
            move = self.queue.model.moves[plain(chosen.move)]
            if not move.permission or move.has_page or chosen.pks != [self.row.pk]:
                raise PermissionDenied
            form = ReasonForm(request.POST, reasons=self.queue.ready_reasons().of(move.name), needed=move.needs_reason)
            if move.takes_reason and not form.is_valid():
                return self._page(problem=" ".join(str(error) for found in form.errors.values() for error in found), status=422)
            self.row.decide(
                move.name,
                by=self.person,
                seen=chosen.seen,
                upto=chosen.upto,
                reason=form.text if move.takes_reason else "",
                ground=form.label if move.takes_reason else "",
            )
        except MoveRefused as refusal:
            self.row.refresh_from_db(fields=["state"])
            return self._page(problem=str(refusal), status=409)
        return redirect(f"{request.path}?done")

    def _page(self, *, done: bool = False, problem: str = "", status: int = 200) -> HttpResponse:
        complete(self.queue, [self.row], None)
        ready, given = self.queue.ready_reasons(), self.request.POST if problem else None
        asking = [
            (move, ReasonForm(given, reasons=ready.of(move.name), needed=move.needs_reason, auto_id=f"{move.name}_%s"))
            for move in self.row.acts
            if move.takes_reason
        ]
        return self.render_to_response(
            {
                "row": self.row,
                "queue": self.queue,
                "person": self.person,
                "acts": [move for move in self.row.acts if not move.needs_reason],
                "asking": asking,
                "seen": seen_token(self.row.state, self.row.register_head),
                "done": done,
                "problem": problem,
                "action": self.request.path,
            },
            status=status,
        )
