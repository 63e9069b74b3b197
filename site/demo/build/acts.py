"""What was done with a comment after it was sent: `acts` of its sheet, in order."""

from typing import Any

from accounts.models import User
from core import client
from moderation import bans
from moderation.models import Ban, Comment


def recognise(comment: Comment) -> None:
    """Gives a comment the sender that it would have had through the form: histories and bans know it by that."""
    sender = client.keyed_hash(comment.user_email.casefold(), "comment sender")
    Comment.objects.filter(pk=comment.pk).update(sender_hash=sender)
    comment.sender_hash = sender


def perform(comment: Comment, about: dict[str, Any], accounts: dict[str, User]) -> None:
    """`do` is a move, or one of: resend, edit, answer, ban, banned (refused as its sender is), erase_parent."""
    moderator = accounts["moderator"]
    for act in about.get("acts", []):
        name, text = act["do"], act.get("text", "").strip()
        if name == "resend":
            comment.resend(text=text)
        elif name == "edit":
            comment.edit(text=text, by=moderator, reason=act["reason"])
        elif name == "answer":
            comment.answer(text=text, by=moderator, name=act["name"])
        elif name == "ban":
            Ban.impose(comment, by=moderator, reason=act["reason"])
        elif name == "banned":
            bans.refuse(comment, Ban.objects.in_force().on(comment).latest("pk"))
        elif name == "erase_parent" and comment.reply_to:
            comment.reply_to.erase(by=moderator, reason=act["reason"])
        else:
            comment.decide(name, by=moderator, reason=act.get("reason", ""))
    if "acts" in about:
        comment.refresh_from_db()
