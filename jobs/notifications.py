"""Mails to recruiters, written to the outbox in the transaction of the move that they tell of."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from core.addresses import absolute
from core.dates import long_date
from core.mail import send_templated
from core.models import OutgoingMail
from jobs.states import APPROVED, CORRECT, PENDING, REFUSED
from review.models import Decision
from review.moves import Move

# What is told of a new state, whichever move led there, save those that the recruiter sees happen.
OFFER_MAILS: dict[str, tuple[str, Promise]] = {
    PENDING: ("received", _("Received: %(title)s")),
    APPROVED: ("online", _("Online: %(title)s")),
    CORRECT: ("correct", _("To correct: %(title)s")),
    REFUSED: ("refused", _("Refused: %(title)s")),
}
EDIT_MAILS: dict[str, tuple[str, Promise]] = {
    APPROVED: ("edit_online", _("Your changes are online: %(title)s")),
    CORRECT: ("edit_correct", _("Changes to correct: %(title)s")),
    REFUSED: ("edit_refused", _("Changes refused: %(title)s")),
}
SEEN_BY_THEIR_AUTHOR = ("adjust", "renew", "pause", "resume", "fill", "withdraw", "rework", "restore", "send")
# Lists of private links: they name several offers.
LISTS = "offers: links"


def about(offer: Any) -> str:
    """What the outbox calls mails about this offer."""
    return f"offer:{offer.pk}"


def about_decision(offer: Any, decision: Decision) -> str:
    """What the outbox calls mails on a decision about this offer, or about a change of it."""
    return f"{about(offer)}/{decision.sequence}"


def recall(offer: Any, decision: Decision) -> Collection[str]:
    """In the transaction that takes `decision` back: its mails that did not leave yet are not sent. To whom they were."""
    name = about_decision(offer, decision)
    return OutgoingMail.objects.unheard(name) if OutgoingMail.objects.recall([name]) else ()


def tell_of_offer(offer: Any, move: Move, decision: Decision, *, but: Collection[str] = ()) -> None:
    """What became of an offer; with its reason, its details and its private link.

    `but`: who never heard of the decision that this one takes back, and hears nothing of either.
    """
    if move.name in SEEN_BY_THEIR_AUTHOR or decision.to_state not in OFFER_MAILS or not offer.email:
        return
    template, subject = OFFER_MAILS[decision.to_state]
    if decision.to_state == PENDING and move.permission:
        template, subject = "reopened", _("Read again: %(title)s")
    context = {"reason": decision.reason or _last_reason(offer, decision)}
    for email in recruiters(offer):
        if email.lower() not in but:
            _write(template, subject, offer, context, to=email, name=about_decision(offer, decision))


def tell_of_edit(edit: Any, move: Move, decision: Decision, *, but: Collection[str] = ()) -> None:
    """What became of a change of an offer; an approval that is taken back is told too, to who heard of it."""
    if move.name in ("withdraw", "restore", "restore_correct") or not edit.offer.email:
        return
    edit.offer.refresh_from_db()  # An approval has just changed the row, not the one in hand.
    template, subject = EDIT_MAILS.get(decision.to_state, ("edit_reopened", _("Changes read again: %(title)s")))
    if decision.to_state == APPROVED and not edit.offer.is_current:
        template, subject = "edit_accepted", _("Your changes are accepted: %(title)s")
    name = about_decision(edit.offer, decision)
    for email in recruiters(edit.offer, edit.by):
        if email.lower() not in but:
            _write(template, subject, edit.offer, {"reason": decision.reason}, to=email, name=name)


def ask_to_confirm(offer: Any, token: str) -> None:
    """Without a word of the offer: anybody may type anybody's address, and nobody has read it yet (decision 0070)."""
    send_templated(
        "jobs/mail/confirm.txt",
        to=[offer.email],
        subject=_("Confirm your address"),
        about=about(offer),
        action=(_("Confirm my address"), absolute(reverse("jobs:confirm", args=(token,)))),
    )


def remind(offer: Any) -> None:
    """Seven days before the end."""
    for email in recruiters(offer):
        _write("ending", _("Ends soon: %(title)s"), offer, {}, to=email)


def tell_of_end(offer: Any) -> None:
    for email in recruiters(offer):
        _write("ended", _("Ended: %(title)s"), offer, {}, to=email)


def send_links(email: str, links: list[tuple[Any, str]]) -> None:
    """All private links of an address, to that address."""
    listed = [{"offer": offer, "url": absolute(reverse("jobs:manage", args=(token,)))} for offer, token in links]
    send_templated("jobs/mail/links.txt", to=[email], subject=_("Your private links"), context={"links": listed}, about=LISTS)


def recruiters(offer: Any, wanted: str = "") -> list[str]:
    """Who gets a mail about an offer: `wanted` or who posted it; its other members once that one was taken off.

    A mail carries a private link: it never leaves for somebody who may not manage the offer.
    """
    members = [member.email for member in offer.organisation.members.order_by("pk")] if offer.organisation else []
    if not members:
        return [offer.email]
    return next(([email] for email in (wanted.lower(), offer.email.lower()) if email in members), members)


def hand_over(offer: Any) -> None:
    """To the colleague who keeps an offer whose author asked to be erased."""
    _write("handed_over", _("You manage this offer now: %(title)s"), offer, {}, to=offer.email)


def ask_to_erase(email: str, offers: list[Any], token: str) -> None:
    """Before everything of an address goes: the mailbox is asked, not the link in hand, which opens one offer only."""
    send_templated(
        "jobs/mail/erase.txt",
        to=[email],
        subject=_("Erase your data"),
        context={"offers": offers},
        action=(_("See what will be erased"), absolute(reverse("jobs:erase_all", args=(token,)))),
        about=LISTS,
    )


def invite(offer: Any, email: str, by: str, token: str) -> None:
    """Names the offer only where a moderator has approved it: see decision 0070."""
    send_templated(
        "jobs/mail/invite.txt",
        to=[email],
        subject=_("You may manage the offers of %(name)s") % {"name": offer.organisation_name}
        if offer.is_public
        else _("You may manage an offer"),
        context={"offer": offer, "by": by},
        about=about(offer),
        action=(_("Manage the offer"), absolute(reverse("jobs:manage", args=(token,)))),
    )


def details(offer: Any) -> list[tuple[str, str]]:
    """(name, value) of what a mail says of an offer, in the language of the site."""
    with override(settings.LANGUAGE_CODE):
        listed = (
            (pgettext("offer", "Title"), offer.title),
            (pgettext("offer", "Organisation"), offer.organisation_name),
            (_("Contract"), ", ".join(filter(None, (str(offer.get_contract_display()), offer.duration)))),
            (_("Working time"), offer.get_working_time_display()),
            (pgettext("offer", "Place"), offer.place or offer.get_remote_display()),
            (_("Pay"), offer.pay_in_words),
            (_("Start"), long_date(offer.starts_on) if offer.starts_on else _("as soon as possible")),
            (_("Closing date"), long_date(offer.closes_on) if offer.closes_on else ""),
            (_("How people apply"), offer.get_apply_by_display()),
        )
        return [(str(name), str(value)) for name, value in listed if value]


def _write(template: str, subject: Any, offer: Any, context: dict[str, Any], *, to: str, name: str = "") -> None:
    from jobs.models.link import AccessLink, Purpose

    url = absolute(reverse("jobs:manage", args=(AccessLink.token_for(offer, Purpose.MANAGE, to),)))
    with override(settings.LANGUAGE_CODE):
        words = str(subject) % {"title": offer.title}
    send_templated(
        f"jobs/mail/{template}.txt",
        to=[to],
        subject=words,
        context={"offer": offer, "details": details(offer), "url": offer.full_url, "kept_until": offer.kept_until, **context},
        about=name or about(offer),
        action=(_("Manage the offer"), url),
    )


def _last_reason(offer: Any, decision: Decision) -> str:
    """Of a state that an undo led back to: the reason that was given for it first."""
    if decision.to_state not in (CORRECT, REFUSED):
        return ""
    found = offer.decisions.filter(to_state=decision.to_state).exclude(reason="").last()
    return found.reason if found else ""
