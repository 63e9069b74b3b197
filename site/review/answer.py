"""What a moderator is told after a click: a message and a redirect, or the same as JSON where the desk's script asks."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from review import waiting
from review.machine import Outcome
from review.moves import BACK, Move

SHOWN = 10  # Refusals that are told one by one.


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def next_url(request: HttpRequest, queue: Any) -> str:
    """Where the person came from, or the list with the filter of this address."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    query = request.GET.urlencode()
    return reverse(queue.get_url_name("index")) + (f"?{query}" if query else "")


def told(queue: Any, request: HttpRequest, move: Move, outcome: Outcome) -> HttpResponse:
    """The answer to a move that was made on some rows and refused on others."""
    done = _done(move, len(outcome.decisions))
    refusals = _refusals(outcome)
    may_undo = bool(outcome.decisions) and move.to_state is not BACK
    if wants_json(request):
        numbers = waiting.numbers_of(request, queue)
        return JsonResponse(
            {
                "message": done,
                "decided": [decision.object_id for decision in outcome.decisions],
                "stays": [decision.object_id for decision in outcome.decisions if decision.from_state == decision.to_state],
                "refused": {str(pk): str(refusal) for pk, refusal in outcome.refused.items()},
                "act": outcome.act if may_undo else "",
                "counts": numbers.states,
                "queues": {name.name: number for name, number in waiting.waiting_for(request)},
            },
            status=200 if outcome.decisions else 409,
        )
    if done:
        undo_url = reverse(queue.undo_url_name)
        sentence = with_undo(request, done, outcome.act, undo_url, next_url(request, queue)) if may_undo else done
        messages.success(request, sentence)
    for sentence in refusals:
        messages.error(request, sentence)
    return redirect(next_url(request, queue))


def refused(queue: Any, request: HttpRequest, sentence: str, status: int = 409) -> HttpResponse:
    """The answer to a click that decides nothing."""
    if wants_json(request):
        return JsonResponse({"message": sentence, "decided": [], "refused": {}}, status=status)
    messages.error(request, sentence)
    return redirect(next_url(request, queue))


def _done(move: Move, made: int) -> str:
    if made < 2:
        return str(move.done) if made else ""
    return ngettext("%(move)s: %(count)d done.", "%(move)s: %(count)d done.", made) % {"move": move.label, "count": made}


def _refusals(outcome: Outcome) -> list[str]:
    sentences = [str(refusal) for refusal in outcome.refused.values()]
    if len(sentences) <= SHOWN:
        return sentences
    more = len(sentences) - SHOWN
    text = ngettext("%(count)d other was not changed either.", "%(count)d others were not changed either.", more)
    return [*sentences[:SHOWN], text % {"count": more}]


def with_undo(request: HttpRequest, sentence: str, act: str, undo_url: str, after: str) -> str:
    """`sentence` with a button that takes `act` back and then leads to `after`."""
    given = {
        "sentence": sentence,
        "act": act,
        "token": get_token(request),
        "url": undo_url,
        "next": after,
        "label": _("Undo the decision"),
    }
    return render_to_string("review/desk/done.html", given)
