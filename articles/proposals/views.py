"""The form of a proposal, and the private page of who proposed."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import ArticlePage, Proposal, ProposalLink, SectionPage
from articles.proposals import letters
from articles.proposals.form import ProposalForm
from core import intake
from core.views.gone import or_gone
from review.moves import MoveRefused
from review.private import private

GUARD = intake.Guard("proposal", rates=[intake.Rate(10, hours=1), intake.Rate(5, hours=24, by="email")])


@csrf_exempt  # No cookie is asked of readers: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "articles/proposals/form.html", {"form": ProposalForm()})
    form = ProposalForm(request.POST, request.FILES)
    if not intake.comes_from_here(request):
        form.add_error(None, intake.SEND_AGAIN)
        return _again(request, form, 403)
    if not form.is_valid():
        return _again(request, form, 422)
    try:
        with or_gone(SectionPage(pk=int(form.cleaned_data["section"]))):
            proposal = store(request, form.cleaned_data)
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _again(request, form, 429)
    except Http404:
        form.add_error("section", form.fields["section"].error_messages["invalid_choice"])
        return _again(request, form, 422)
    return private(redirect(reverse("articles:proposal", args=[ProposalLink.issue(proposal)]) + "?sent=1"))


def store(request: HttpRequest, sent: dict[str, Any]) -> Proposal:
    """Stored once, found again where the same send is repeated. Raises intake.TooMany."""
    words = "\n".join([sent["title"], sent["text"], *sent["links"], sent["name"]])
    with GUARD.admit(request, thing="proposal", email=sent["email"], text=words, answers=_is_there) as entry:
        if entry.is_repeat:
            return Proposal.objects.get(pk=entry.outcome)
        proposal = Proposal.objects.create(
            section_id=int(sent["section"]),
            title=sent["title"],
            text=sent["text"],
            links=sent["links"],
            name=sent["name"],
            about=sent["about"],
            email=sent["email"],
            picture=sent["picture"] or "",
            picture_licence=sent["picture_licence"] if sent["picture"] else "",
            picture_credit=sent["picture_credit"] if sent["picture"] else "",
        )
        letters.acknowledge(proposal)
        entry.outcome = str(proposal.pk)
    return proposal


def _is_there(outcome: str) -> bool:
    found = Proposal.objects.filter(pk=outcome or 0).first()
    return found is not None and not found.is_withdrawn


def _again(request: HttpRequest, form: ProposalForm, status: int) -> HttpResponse:
    lost_picture = "picture" in request.FILES
    response = render(request, "articles/proposals/form.html", {"form": form, "lost_picture": lost_picture}, status=status)
    response["Cache-Control"] = "no-store"
    return response


@csrf_exempt  # The address is the secret: who can send here can read here.
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """State, reason and text of one proposal; the proposer may take it back."""
    found = ProposalLink.opened_by(token)
    if found is None:
        return private(render(request, "articles/proposals/unknown.html", status=404))
    proposal = found.proposal
    if request.method == "POST":
        with suppress(MoveRefused):  # Decided meanwhile, or withdrawn twice: the page says what it is now.
            proposal.decide("withdraw", name=proposal.name)
        return private(redirect(request.path))
    online = ArticlePage.objects.current().filter(pk=proposal.article_id).first() if proposal.article_id else None
    given = {
        "proposal": proposal,
        "is_new": "sent" in request.GET and proposal.is_pending,
        "article": online,
        "reason": _reason(proposal),
        "may_withdraw": any(move.name == "withdraw" for move in proposal.moves_open()),
    }
    return private(render(request, "articles/proposals/receipt.html", given))


def _reason(proposal: Proposal) -> str:
    found = proposal.decisions.filter(to_state=proposal.state).exclude(reason="").last()
    return found.reason if found else ""
