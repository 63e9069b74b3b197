"""Mails of a decision that are called back while they still wait, because it was taken back."""

from collections.abc import Iterable

from core.models import OutgoingMail
from review.models import Decision


def about(decision: Decision) -> str:
    """Names, in the outbox, the mail that tells an author of `decision`."""
    return f"decision:{decision.sequence}"


def about_answer(decision: Decision) -> str:
    """Names the mail that tells somebody of the answer that `decision` published."""
    return f"answer:{decision.sequence}"


def recall(decisions: Iterable[Decision]) -> int:
    """In the transaction that takes `decisions` back: their mails that did not leave yet are not sent. How many."""
    return OutgoingMail.objects.recall([name(each) for each in decisions for name in (about, about_answer)])


def recalled(decisions: Iterable[Decision]) -> set[str]:
    """Of the mails about `decisions`, those that nobody received: what they told may be told again. One query."""
    names = [name(each) for each in decisions for name in (about, about_answer)]
    return set(OutgoingMail.objects.recalled().filter(about__in=names).values_list("about", flat=True)) if names else set()
