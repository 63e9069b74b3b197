from typing import Any

from django.http import HttpRequest, HttpResponse

from core.text import plain
from review import answer, machine
from review.moves import BACK, MoveRefused
from review.views.desk_view import DeskView


class UndoView(DeskView):
    """Takes back all the decisions of one click. Only by POST.

    `model`: what was decided on, where it is not what stands in the queue.
    """

    http_method_names = ["post"]
    model: Any = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        model = self.model or self.queue.model
        try:
            outcome = machine.take_back(model, plain(request.POST.get("act", ""))[:32], by=request.user)
        except MoveRefused as refusal:
            return answer.refused(self.queue, request, str(refusal))
        undo = next(move for move in model.moves if move.to_state is BACK)
        return answer.told(self.queue, request, undo, outcome)
