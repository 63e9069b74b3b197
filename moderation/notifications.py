"""Mails to who just wrote: that the message arrived, or that a mailbox is to be confirmed. On decisions, see news.py.

The text of a message leaves in a mail only once a person of the newsroom read it: nobody can use the site to send words
of their own to a third person. See docs/decisions/0070.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import intake
from core.addresses import absolute
from core.mail import send_templated
from moderation.delay import median_delay
from moderation.mailboxes import Mailbox, welcome
from moderation.models import Comment, ConfirmationLetter, Receipt

# What one address range, or one mailbox however it is spelled, can make leave in a day.
CONFIRMATIONS = intake.Guard("confirmation letter", rates=[intake.Rate(20, hours=24), intake.Rate(1, hours=24, by="email")])
ARRIVALS = intake.Guard("arrival letter", rates=[intake.Rate(60, hours=24), intake.Rate(10, hours=24, by="email")])


def acknowledge(request: HttpRequest, comment: Comment) -> None:
    """Inside the transaction that stores `comment`: a word to its author, or a link to confirm an unknown mailbox."""
    box = mailbox_of(comment)
    if not box.email or not may_write(request, box, thing=comment):
        return
    with override(settings.LANGUAGE_CODE):
        send_templated(
            "moderation/mail/received.txt",
            to=[box.email],
            subject=_("We have received your message"),
            context={"title": comment.page.title, "delay": median_delay()},
            action=(_("Follow my message"), receipt_url(Receipt.issue(comment))),
            unsubscribe_url=box.unsubscribe_url(),
        )


def may_write(request: HttpRequest, box: Mailbox, *, thing: Any) -> bool:
    """Whether a word about `thing`, just sent, may leave to `box`. To a mailbox that nobody confirmed, the one link that
    asks for it leaves instead: with nothing in it that the sender chose."""
    if box.is_silent:
        return False
    if welcome([box]):
        return _admitted(ARRIVALS, request, box, thing)
    if _admitted(CONFIRMATIONS, request, box, thing) and ConfirmationLetter.claim(box.letter_hash):
        with override(settings.LANGUAGE_CODE):
            send_templated(
                "moderation/mail/confirm.txt",
                to=[box.email],
                subject=_("Is this address yours?"),
                action=(_("Confirm my address"), box.confirm_url()),
                unsubscribe_url=box.unsubscribe_url(),
            )
    return False


def _admitted(guard: intake.Guard, request: HttpRequest, box: Mailbox, thing: Any) -> bool:
    try:
        with guard.admit(request, thing=thing, email=box.email, text=""):
            return True
    except intake.TooMany:
        return False


def mailbox_of(comment: Comment) -> Mailbox:
    return Mailbox(comment.user_email, comment.user_id)


def receipt_url(token: str) -> str:
    return absolute(reverse("moderation:receipt", args=(token,)))
