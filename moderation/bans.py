"""Bans at work: called when a comment is stored."""

from django.utils.translation import gettext as _

from core.dates import short_date
from moderation.models import Ban, Comment
from moderation.models.ban import banned_ground
from review.models import Decision


def in_force_on(comment: Comment) -> Ban | None:
    """The ban that concerns who sends `comment`, not stored yet; held until the transaction ends.

    Before the comment is stored: who takes the ban back holds it before the comments. See docs/decisions/0155.
    """
    found = Ban.objects.in_force().on(comment).values_list("pk", flat=True)
    # What was lifted while this waited for the lock refuses nothing any more.
    held = [ban for ban in Ban.hold(found) if ban.is_in_force]
    return held[-1] if held else None


def refuse(comment: Comment, ban: Ban) -> Decision:
    """Refuses `comment`, just stored, because of `ban`: a decision like any other, that a person may undo."""
    until = _("until %(day)s") % {"day": short_date(ban.until)} if ban.until else _("until further notice")
    sentence = _("Your messages are not published here %(until)s.") % {"until": until}
    return comment.decide("refuse", name=_("Ban"), ground=banned_ground(), reason=f"{sentence}\n\n{ban.reason}", act=ban.act)
