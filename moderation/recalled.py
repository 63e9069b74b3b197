"""Mails of a decision that are called back while they still wait, because it was taken back."""

from collections.abc import Iterable, Sequence
from typing import Any

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


def about_many(decisions: Sequence[Decision]) -> str:
    """Names the one mail that tells an author of all these decisions of one act."""
    return f"act:{min(each.sequence for each in decisions)}:{len(decisions)}"


def recall(decisions: Iterable[Decision]) -> int:
    """In the transaction that takes `decisions` back: their mails that did not leave yet are not sent. How many.

    A mail on many decisions is called back where all of them are taken back at once.
    """
    taken = list(decisions)
    names = [name(each) for each in taken for name in (about, about_answer)]
    return OutgoingMail.objects.recall([*names, *_together(taken)])


def recalled(decisions: Iterable[Decision]) -> set[str]:
    """Of the mails about `decisions`, those that nobody received: what they told may be told again. Two queries at most."""
    known = list(decisions)
    together = _together(known)
    names = [*(name(each) for each in known for name in (about, about_answer)), *together]
    found = set(OutgoingMail.objects.recalled().filter(about__in=names).values_list("about", flat=True)) if names else set()
    return found | {about(each) for name in found & together.keys() for each in together[name]}


def _together(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """{name of the mail on many decisions: those decisions}, for the acts that told one mailbox of many."""
    if len(decisions) <= SEPARATE:
        return {}
    model: Any = decisions[0].content_type.model_class()
    if not hasattr(model, "user_email"):
        return {}
    concerned = {each.object_id for each in decisions}
    rows = model.objects.filter(pk__in=concerned).exclude(user_email="").values_list("pk", "user_email", "user")
    boxes = {pk: (email, account) for pk, email, account in rows}
    groups: dict[tuple[Any, ...], list[Decision]] = {}
    for each in decisions:
        if each.act and each.object_id in boxes:
            # What joined an act later, as what a ban refuses on arrival, was told by itself.
            groups.setdefault((each.act, each.made_at, boxes[each.object_id]), []).append(each)
    return {about_many(group): group for group in groups.values() if len(group) > SEPARATE}
