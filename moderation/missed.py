"""Mails of decisions that nobody wrote: the process was killed between the commit of an act and its mails."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import OutgoingMail
from core.rows import lock
from moderation import letters
from moderation.mailboxes import welcome
from moderation.models import Comment
from moderation.news import tell_decided
from moderation.notifications import mailbox_of
from moderation.recalled import about, about_answer, about_many
from moderation.states import APPROVED
from review.last import last_decisions
from review.models import Decision

# Who is still writing mails after so long was killed; who was forgotten longer ago than the second hears nothing any more.
AFTER, UNTIL = timedelta(minutes=5), timedelta(minutes=50)


def tell_missed() -> None:
    """For the periodic run. What was told has its mail in the outbox, sent or not; what was not to be told is not, again.

    A bounded number of queries where nothing was missed.
    """
    now = timezone.now()
    kind = ContentType.objects.get_for_model(Comment)
    made = Decision.objects.filter(content_type=kind, made_at__range=(now - UNTIL, now - AFTER))
    rows = list(made.filter(Q(move__in=list(letters.TOLD)) | Q(to_state=APPROVED)).order_by("sequence"))
    rows = _untold(rows) if rows else []
    comments = Comment.objects.select_related("reply_to").in_bulk([each.object_id for each in rows])
    # What was decided on since is told by that, and what was taken back by nobody.
    last = last_decisions(Comment, comments) if comments else {}
    rows = [each for each in rows if each.object_id in last and last[each.object_id].sequence == each.sequence]
    concerned = {each.sequence: _boxes(comments[each.object_id]) for each in rows}
    open_to_us = welcome(box for boxes in concerned.values() for box in boxes)
    acts: dict[str, list[Decision]] = {}
    for each in rows:
        if open_to_us.intersection(concerned[each.sequence]):
            each.subject = comments[each.object_id]
            acts.setdefault(each.act or str(each.sequence), []).append(each)
    for decisions in acts.values():
        _tell(decisions)


def _tell(decisions: list[Decision]) -> None:
    """Once, also where two runs overlap: the second one waits for the comments, and then finds the mails of the first."""
    with transaction.atomic():
        lock(Comment.objects.filter(pk__in=[each.object_id for each in decisions]))
        tell_decided(_untold(decisions))


def _untold(decisions: list[Decision]) -> list[Decision]:
    names = [name(each) for each in decisions for name in (about, about_answer)]
    acts = {about_many(each.act) for each in decisions if each.act}
    mails = OutgoingMail.objects.filter(about__in=[*names, *acts]).values_list("about", "parts")
    told = {name for mail, parts in mails for name in (mail, *parts)}
    return [each for each in decisions if not told & {about(each), about_answer(each)}]


def _boxes(comment: Comment) -> set:
    """Who may have to hear of a decision on it: its author, and the author of what it answers."""
    return {mailbox_of(each) for each in (comment, comment.reply_to) if each is not None and each.user_email}
