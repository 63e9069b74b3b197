"""The private page of an offer: its state, its figures, and what its recruiter may do with it."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from jobs import access as doors
from jobs import editing, notifications, posting
from jobs.access import Access
from jobs.forms import AddressForm, ClosingForm
from jobs.history import history
from jobs.linter import explained
from jobs.locking import held, lock_organisation
from jobs.models import AccessLink, Member, Offer, OfferEdit, OfferViews
from jobs.models.link import Purpose
from jobs.states import APPROVED, AWAITING, CORRECT, FILLED, PAUSED, REFUSED, WITHDRAWN
from jobs.views.steps import reason_of
from review.moves import MoveRefused

SIMPLE = ("fill", "pause", "resume", "withdraw", "restore")
MOST_MEMBERS = 30
INVITE = intake.Guard("offer colleague", rates=[intake.Rate(20, hours=1), intake.Rate(4, hours=1, by="email")])


@csrf_exempt  # The address is the secret; who is signed in is asked where the form comes from.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@doors.for_holders
def manage(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method != "POST":
        return _page(request, access)
    if not intake.comes_from_here(request):
        return _page(request, access, refusal=str(intake.SEND_AGAIN), status=403)
    act = request.POST.get("act", "")
    try:
        if act in SIMPLE:
            return _move(access, act)
        if act in ACTS:
            return ACTS[act](request, access)
    except MoveRefused as refused:
        return _page(request, access, refusal=str(refused), status=409)
    except intake.TooMany as refused:
        return _page(request, access, refusal=str(refused), status=429)
    return _page(request, access, refusal=_("There is no such decision."), status=400)


def _back(access: Access) -> HttpResponse:
    return doors.private(redirect(access.url("manage")))


def _move(access: Access, move: str) -> HttpResponse:
    # An address that nobody confirmed is no name for the register, which keeps it for good.
    by = access.email if access.offer.confirmed_at else ""
    together = {"withdraw": editing.withdraw, "restore": editing.restore}.get(move)
    if together:
        together(access.offer, by)
    else:
        access.offer.decide(move, name=by)
    return _back(access)


def _submit(request: HttpRequest, access: Access) -> HttpResponse:
    """Sends what was withdrawn for review again. What is still being written is sent from its preview, which checks it."""
    if access.offer.is_in_hand:
        return doors.private(redirect(access.url("preview")))
    if access.offer.confirmed_at is None:
        raise MoveRefused(_("Its address is not confirmed yet."))
    posting.send(request, access.offer)
    return _back(access)


def _rework(request: HttpRequest, access: Access) -> HttpResponse:
    """What was withdrawn is a draft again, to be changed and sent."""
    access.offer.decide("rework", name=access.email if access.offer.confirmed_at else "")
    return doors.private(redirect(access.url("offer_step")))


def _resend(request: HttpRequest, access: Access) -> HttpResponse:
    """The mail that asks to confirm, once more."""
    if access.offer.state == AWAITING:
        posting.send(request, access.offer)
    return _back(access)


def _renew(request: HttpRequest, access: Access) -> HttpResponse:
    form = ClosingForm(request.POST, auto_id="renew_%s", offer=access.offer)
    if not form.is_valid():
        return _page(request, access, renewal=form, status=422)
    editing.renew(access.offer, form.cleaned_data["closes_on"], access.email)
    return _back(access)


def _duplicate(request: HttpRequest, access: Access) -> HttpResponse:
    if access.offer.confirmed_at is None:
        raise MoveRefused(_("Its address is not confirmed yet."))
    copy = posting.duplicate(access.offer, access.email)
    key = str(copy.pk) if access.is_account else AccessLink.token_for(copy, Purpose.MANAGE, access.email)
    return doors.private(redirect("jobs:offer_step", key))


def _cancel_edit(request: HttpRequest, access: Access) -> HttpResponse:
    editing.withdraw_open(access.offer, access.email)
    return doors.private(redirect(f"{access.url('manage')}?given-up"))


def _invite(request: HttpRequest, access: Access) -> HttpResponse:
    form = AddressForm(request.POST, auto_id="invite_%s")
    if not form.is_valid():
        return _page(request, access, invitation=form, status=422)
    email = form.cleaned_data["email"]
    mine = Member.objects.filter(organisation=access.offer.organisation, email=email)
    thing = access.offer.organisation or access.offer
    # Who was taken off since is invited anew.
    with INVITE.admit(request, thing=thing, email=email, text=email, answers=lambda _outcome: mine.exists()) as entry:
        if not entry.is_repeat:
            # As it is now: who leaves an organisation, and ends it, waits for its offers. See docs/decisions/0162.
            organisation = held(access.offer.pk).organisation
            if organisation is None or organisation.members.count() >= MOST_MEMBERS:  # type: ignore[attr-defined]
                raise MoveRefused(_("Nobody can be added to this offer."))
            Member.objects.get_or_create(organisation=organisation, email=email, defaults={"invited_by": access.email})
            notifications.invite(access.offer, email, access.email, AccessLink.token_for(access.offer, Purpose.MANAGE, email))
    return _back(access)


def _remove(request: HttpRequest, access: Access) -> HttpResponse:
    """Takes a colleague off: what their links opened is closed to them."""
    number = request.POST.get("member", "")
    members: Any = access.offer.organisation.members if access.offer.organisation else Member.objects.none()  # type: ignore[attr-defined]
    found = members.filter(pk=number).first() if number.isascii() and number.isdigit() and len(number) < 10 else None
    if found is None or found.email == access.email:
        raise MoveRefused(_("This person cannot be taken off."))
    with transaction.atomic():
        lock_organisation(access.offer.organisation_id)
        AccessLink.objects.filter(offer__organisation=access.offer.organisation, email=found.email).revoke()
        found.delete()
    return _back(access)


def _replace(request: HttpRequest, access: Access) -> HttpResponse:
    """A new link by mail; the one in hand, and all others of this address to this offer, open nothing any more."""
    offer = access.offer
    if offer.confirmed_at is None:
        raise MoveRefused(_("Its address is not confirmed yet."))
    with transaction.atomic():
        held(offer.pk)
        AccessLink.objects.filter(offer=offer, email=access.email, purpose=Purpose.MANAGE).revoke()
        notifications.send_links(access.email, [(offer, AccessLink.token_for(offer, Purpose.MANAGE, access.email))])
    if access.is_account:
        return _back(access)
    return doors.private(render(request, "jobs/links_sent.html", {"email": access.email, "replaced": True}))


ACTS = {
    "submit": _submit,
    "rework": _rework,
    "resend": _resend,
    "renew": _renew,
    "duplicate": _duplicate,
    "cancel-edit": _cancel_edit,
    "invite": _invite,
    "remove": _remove,
    "replace": _replace,
}


def _page(request: HttpRequest, access: Access, *, refusal: str = "", status: int = 200, **forms: Any) -> HttpResponse:
    offer = access.offer
    offer.refresh_from_db()
    open_edit = OfferEdit.objects.of(offer).open().select_related("revision").last()
    open_moves = {move.name for move in offer.moves_open()}
    typed = {name: request.POST[name] for name in ("email", "closes_on") if name in request.POST}
    refused_edit = None if open_edit else OfferEdit.objects.of(offer).in_state("refused").last()
    context = {
        "offer": offer,
        "access": access,
        "reason": reason_of(offer),
        "refusal": refusal,
        "open_edit": open_edit,
        "edit_findings": explained(open_edit.findings) if open_edit else [],
        "edit_reason": _edit_reason(open_edit or refused_edit),
        "refused_edit": refused_edit if refused_edit and (timezone.now() - refused_edit.made_at).days < 30 else None,
        "views": OfferViews.total(offer),
        "gave_up": "given-up" in request.GET,
        "events": history(offer),
        "findings": explained(offer.findings) if offer.is_in_hand else [],
        "members": list(offer.organisation.members.order_by("pk")) if offer.organisation else [],  # type: ignore[attr-defined]
        "renewal": forms.get("renewal") or ClosingForm(auto_id="renew_%s", offer=offer, initial=typed),
        "invitation": forms.get("invitation") or AddressForm(auto_id="invite_%s", initial=typed),
        "may_edit": offer.state in (APPROVED, PAUSED, FILLED, "pending"),
        "may_renew": offer.state in (APPROVED, PAUSED, FILLED),
        "may_write": offer.state in (AWAITING, CORRECT, REFUSED, "draft"),
        "may_be_kept": offer.state != "draft" or offer.published_at is not None,
        "now": open_moves,
        "buttons": _buttons(offer, open_moves),
    }
    return doors.private(render(request, "jobs/manage.html", context, status=status))


def _buttons(offer: Offer, open_moves: set[str]) -> list[tuple[str, str, bool]]:
    """(act, label, whether it is the main one) of what takes one click; the first is the main one, if any is."""
    listed = []
    if "resume" in open_moves:
        listed.append(("resume", _("Put back online"), True))
    if offer.state == WITHDRAWN and offer.confirmed_at:
        if offer.may_be_restored:
            listed.append(("restore", _("Undo the withdrawal"), True))
        listed.append(("rework", _("Change it, then send it again"), not listed))
        listed.append(("submit", _("Send it again as it is"), False))
    if "pause" in open_moves and not offer.is_expired:
        listed.append(("pause", _("Pause"), False))
    if offer.state == AWAITING:
        listed.append(("resend", _("Send the mail again"), False))
    if offer.confirmed_at:
        listed.append(("duplicate", _("Duplicate"), False))
    return listed


def _edit_reason(edit: OfferEdit | None) -> str:
    found = edit.decisions.exclude(reason="").last() if edit and edit.state in ("correct", "refused") else None
    return found.reason if found else ""
