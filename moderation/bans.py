"""Bans at work: called when a comment is stored."""

from django.utils.translation import gettext as _

from core.dates import short_date
from moderation.models import Ban, Comment
from moderation.models.ban import banned_ground
from review.models import Decision


def refuse_if_banned(comment: Comment) -> Decision | None:
    """Refuses `comment`, just stored, where its sender is banned: a decision like any other, that a person may undo.

    In the transaction that stores it. None where no ban is in force.
    """
    ban = Ban.objects.in_force().on(comment).order_by("pk").last()
    if ban is None:
        return None
    until = _("until %(day)s") % {"day": short_date(ban.until)} if ban.until else _("until further notice")
    sentence = _("Your messages are not published here %(until)s.") % {"until": until}
    return comment.decide("refuse", name=_("Ban"), ground=banned_ground(), reason=f"{sentence}\n\n{ban.reason}", act=ban.act)
