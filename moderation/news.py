"""Mails after one act of the desk, alone or in bulk: to the authors concerned, and to those who are answered.

A bounded number of queries, one mail a row in the outbox; the act itself waits for no delivery.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import override

from articles.models import ArticlePage
from core.mail import send_later, site_name_now
from moderation import letters, limits
from moderation.limits import Admitted
from moderation.mailboxes import Mailbox, silent_about, welcome
from moderation.models import Comment, Receipt
from moderation.notifications import mailbox_of, receipt_url
from moderation.recalled import SEPARATE, about, about_answer, recall, recalled
from moderation.states import APPROVED
from review.models import Decision

# Decisions of the past come with an import: nobody is told of them.
RECENT = timedelta(hours=1)
# What a rule decides at once is told so many times a day to one mailbox: whoever types its address could fill it otherwise.
OF_RULES = 10
Answer = tuple[Comment, Decision]  # What is answered, and the decision that published the answer.


def tell_decided(decisions: Sequence[Decision], **kwargs: Any) -> None:
    """After the commit of one act on comments."""
    recent = [each for each in decisions if each.made_at > timezone.now() - RECENT]
    concerned = [each for each in recent if letters.tells(each) or each.to_state == APPROVED]
    if concerned:
        before = _before(concerned)
        silent = recalled(old for earlier in before.values() for old in earlier)
        heard = {pk: [old for old in earlier if about(old) not in silent] for pk, earlier in before.items()}
        read = {pk: [old for old in earlier if about_answer(old) not in silent] for pk, earlier in before.items()}
        told = [each for each in concerned if letters.is_news(each, heard.get(each.object_id, []))]
        answers = _answers(each for each in concerned if _is_first_time(each, read.get(each.object_id, [])))
        _write(_without_floods([each for each in told if _comment(each).user_email]), answers)


def _write(told: list[Decision], answers: list[Answer]) -> None:
    boxes = welcome([mailbox_of(_comment(each)) for each in told] + [mailbox_of(parent) for parent, _published in answers])
    told = [each for each in told if mailbox_of(_comment(each)) in boxes]
    answers = [(parent, published) for parent, published in answers if mailbox_of(parent) in boxes]
    left = silent_about(mailbox_of(parent) for parent, _published in answers) if answers else set()
    answers = [pair for pair in answers if (mailbox_of(pair[0]).hash, pair[0].page_id) not in left]
    if not told and not answers:
        return
    with transaction.atomic(), override(settings.LANGUAGE_CODE):
        parents = [parent.pk for parent, _published in answers]
        there, taken_back = _still([*told, *(published for _parent, published in answers)], parents)
        told = [each for each in told if each.object_id in there]
        answers = [(parent, each) for parent, each in answers if {parent.pk, each.object_id} <= there]
        if not told and not answers:
            return
        titles = _titles([_comment(each) for each in told] + [_comment(published) for _parent, published in answers])
        send_later(_letters(told, answers, {"site_name": site_name_now(), "titles": titles}))
        recall(taken_back)


def tell_the_rest(mails: Sequence[tuple[dict[str, Any], list[str]]]) -> None:
    """Writes anew mails on many decisions, each given with what was called back and the names of the decisions that stand.

    In the transaction of what took the others back. Each stands in the place of one that was admitted: no limit is asked.
    What became of a message since was told by itself, and would be contradicted by a mail that leaves after it.
    """
    numbers = [int(part.rpartition(":")[2]) for _content, parts in mails for part in parts]
    decisions = {about(each): each for each in Decision.objects.filter(sequence__in=numbers)}
    comments = Comment.objects.in_bulk([each.object_id for each in decisions.values()])
    for each in decisions.values():
        each.subject = comments.get(each.object_id)
    stands = {part for part, each in decisions.items() if each.subject and _comment(each).state == each.to_state}
    kept = [(content, [decisions[part] for part in parts if part in stands]) for content, parts in mails]
    with override(settings.LANGUAGE_CODE):
        urls = {pk: receipt_url(token) for pk, token in Receipt.issue_all(comments.values()).items()}
        frame = {"site_name": site_name_now(), "titles": _titles(comments.values())}
        send_later(
            [
                _on_decisions(left, urls, mailbox_of(_comment(left[0])), frame, letters.says_last_today(content))
                for content, left in kept
                if left
            ]
        )


def _still(decisions: Sequence[Decision], parents: Iterable[int]) -> tuple[set[int], list[Decision]]:
    """The comments, and `parents`, that were not deleted or erased between the commit and now, nor quoted by a reason that
    was; and the decisions that somebody took back. Holds the comments until the transaction ends: an undo that comes later
    finds the mails in the outbox, and calls them back; so does an erasure. Three queries."""
    pks = {each.object_id for each in decisions}
    rows = Comment.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks.union(parents)).order_by("pk")
    held = {pk for pk, erased_at in rows.values_list("pk", "erased_at") if not erased_at}
    blanked = Decision.objects.filter(sequence__in=[each.sequence for each in decisions], erased_at__isnull=False)
    held -= set(blanked.values_list("object_id", flat=True))
    first = min(each.sequence for each in decisions)
    kind = decisions[0].content_type_id
    undos = Decision.objects.filter(content_type=kind, object_id__in=pks, sequence__gt=first, move="undo")
    undone = dict(undos.order_by("sequence").values_list("object_id", "sequence"))
    return held, [each for each in decisions if undone.get(each.object_id, 0) > each.sequence]


def _letters(told: list[Decision], answers: list[Answer], frame: dict[str, Any]) -> list[EmailMultiAlternatives]:
    """One mail for each decision and answer; one for all where the act decided on many messages of one mailbox."""
    by_box: dict[Mailbox, list[Decision]] = {}
    for each in told:
        by_box.setdefault(mailbox_of(_comment(each)), []).append(each)
    wanted: list[tuple[Mailbox, list[Decision], Callable[..., EmailMultiAlternatives]]] = []
    for box, decisions in by_box.items():
        groups = [decisions] if len(decisions) > SEPARATE else [[each] for each in decisions]
        wanted += [(box, group, partial(_on_decisions, group, box=box, frame=frame)) for group in groups]
    for parent, published in answers:
        box = mailbox_of(parent)
        wanted.append((box, [], partial(_on_answer, parent, published, box=box, frame=frame)))
    admitted = zip(wanted, limits.admit([box for box, _decisions, _compose in wanted]), strict=True)
    leaving = [(decisions, compose, it) for (_box, decisions, compose), it in admitted if it is not Admitted.NO]
    # A private link for each message that a mail leads to; none for what does not leave, which may be tried again.
    tokens = Receipt.issue_all(_comment(each) for decisions, _compose, _it in leaving for each in decisions)
    urls = {pk: receipt_url(token) for pk, token in tokens.items()}
    return [compose(urls=urls, is_last=it is Admitted.LAST) for _decisions, compose, it in leaving]


def _on_decisions(
    group: list[Decision], urls: dict[int, str], box: Mailbox, frame: dict[str, Any], is_last: bool
) -> EmailMultiAlternatives:
    if len(group) == 1:
        return letters.of_decision(group[0], urls[group[0].object_id], box, frame, is_last=is_last)
    return letters.of_decisions(group, urls, box, frame, is_last=is_last)


def _on_answer(
    parent: Comment, published: Decision, urls: dict[int, str], box: Mailbox, frame: dict[str, Any], is_last: bool
) -> EmailMultiAlternatives:
    return letters.of_answer(parent, published, box, frame, is_last=is_last)


def _without_floods(told: list[Decision]) -> list[Decision]:
    """Without what rules decided on the messages of somebody who sent many today. One query where a rule decided."""
    senders = {_comment(each).sender_hash for each in told if not each.actor_id} - {""}
    if not senders:
        return told
    sent = Comment.objects.order_by().filter(sender_hash__in=senders, submit_date__gt=timezone.now() - timedelta(days=1))
    counted = dict(sent.values_list("sender_hash").annotate(number=Count("pk")))
    return [each for each in told if each.actor_id or counted.get(_comment(each).sender_hash, 0) <= OF_RULES]


def _comment(decision: Decision) -> Comment:
    found: Any = decision.subject
    return found


def _before(decisions: Iterable[Decision]) -> dict[int, list[Decision]]:
    """What was told of each comment before these decisions, the oldest first. One query."""
    first = {each.object_id: each for each in decisions}
    kind = next(iter(first.values())).content_type_id
    found: dict[int, list[Decision]] = {}
    for old in Decision.objects.filter(content_type=kind, object_id__in=list(first), move__in=list(letters.TOLD)).order_by(
        "sequence"
    ):
        if old.sequence < first[old.object_id].sequence:
            found.setdefault(old.object_id, []).append(old)
    return found


def _is_first_time(decision: Decision, before: list[Decision]) -> bool:
    """Whether nobody could read the comment until now."""
    return decision.to_state == APPROVED and not any(old.to_state == APPROVED for old in before)


def _answers(published: Iterable[Decision]) -> list[Answer]:
    """What these comments answer, where its author asked to know and did not write the answer. One query."""
    replies = [each for each in published if _comment(each).reply_to_id]
    if not replies:
        return []
    asked = Comment.objects.approved().filter(pk__in={_comment(each).reply_to_id for each in replies}, followup=True)
    parents: dict[Any, Comment] = {parent.pk: parent for parent in asked.exclude(user_email="")}
    pairs = [(parents[pk], each) for each in replies if (pk := _comment(each).reply_to_id) in parents]
    return [(parent, each) for parent, each in pairs if parent.user_email.casefold() != _comment(each).user_email.casefold()]


def _titles(comments: Iterable[Comment]) -> dict[int, str]:
    pages = {comment.page_id for comment in comments}
    return dict(ArticlePage.objects.filter(pk__in=pages).values_list("pk", "title"))
