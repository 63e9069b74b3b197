"""Mails of a decision that are called back while they still wait, because it was taken back."""

from collections.abc import Iterable

from core.models import OutgoingMail
from review.models import Decision

# Decisions of one act on the messages of one mailbox that are told in a mail each; more of them are one mail.
SEPARATE = 3


def about(decision: Decision) -> str:
    """Names, in the outbox, the mail that tells an author of `decision`."""
    return decision.mail_name


def about_answer(decision: Decision) -> str:
    """Names the mail that tells somebody of the answer that `decision` published."""
    return f"answer:{decision.sequence}"


def about_many(act: str) -> str:
    """Names the one mail that tells an author of all that one act decided on their messages; its parts name each decision."""
    return f"act:{act}"


def recall(decisions: Iterable[Decision]) -> None:
    """In the transaction that takes `decisions` back: their mails that did not leave yet are not sent.

    A mail on many decisions is written anew, without these.
    """
    taken = list(decisions)
    OutgoingMail.objects.recall([name(each) for each in taken for name in (about, about_answer)])
    rest = OutgoingMail.objects.recall_parts(_acts(taken), {about(each) for each in taken})
    if rest:
        from moderation.news import tell_the_rest

        tell_the_rest(rest)


def recalled(decisions: Iterable[Decision]) -> set[str]:
    """Of the mails about `decisions`, those that nobody received: what they told may be told again. One query."""
    known = list(decisions)
    if not known:
        return set()
    names = [*(name(each) for each in known for name in (about, about_answer)), *_acts(known)]
    found = OutgoingMail.objects.recalled().filter(about__in=names).values_list("about", "parts")
    return {name for mail, parts in found for name in (mail, *parts)}


def _acts(decisions: Iterable[Decision]) -> set[str]:
    return {about_many(each.act) for each in decisions if each.act}
