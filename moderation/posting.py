"""Storing a comment that a visitor sent."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from core import client, intake
from moderation import bans, notifications, rules
from moderation.forms import CommentForm
from moderation.models import Comment
from moderation.models.answering import badge_of
from moderation.states import WITHDRAWN

GUARD = intake.Guard(
    "comment",
    rates=[intake.Rate(60, hours=1), intake.Rate(20, hours=1, by="email")],
    window=timedelta(days=1),
)


def store(request: HttpRequest, form: CommentForm, user: Any) -> Comment:
    """The comment of a valid form: stored once, found again where the same send is repeated. Raises intake.TooMany."""
    sent = form.cleaned_data
    name, email = (str(user)[:50], user.email) if user else (sent["name"], sent["email"])
    parent = sent["parent"]
    # The name is part of what makes two sends the same: without an address, nothing else tells two people of one office apart.
    signed = f"{name}\n{sent['comment']}"
    answered = parent.pk if parent else ""
    with GUARD.admit(request, thing=form.page, parent=answered, email=email, text=signed, answers=_still_answers) as entry:
        if entry.is_repeat:
            return Comment.objects.get(pk=entry.outcome)
        comment = Comment(
            page=form.page,
            user=user,
            user_name=name,
            user_email=email,
            comment=sent["comment"],
            reply_to=parent,
            badge=badge_of(user, form.page),
            followup=sent["notify"] and bool(email),
            ip_address=_address(request),
            sender_hash=client.keyed_hash(email.casefold() or f"{name} {client.address_range(request)}", "comment sender"),
        )
        ban = bans.in_force_on(comment)
        comment.save()
        if ban:
            bans.refuse(comment, ban)
        rules.apply(comment, connection=client.hashed_range(request))
        if comment.is_pending:
            notifications.acknowledge(request, comment)
        entry.outcome = str(comment.pk)
    return comment


def _still_answers(outcome: str) -> bool:
    """Whether a repeat leads to the comment stored first: not where it was taken back, or read by others and then hidden."""
    found = Comment.objects.filter(pk=outcome or 0).first()
    return found is not None and found.state != WITHDRAWN and (found.is_approved or not found.was_published)


def _address(request: HttpRequest) -> str | None:
    found = client.address(request)
    return None if found == client.NOWHERE else str(found)
