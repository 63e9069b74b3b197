"""Looking at a comment that was just stored: every reason for which it is held. A bounded number of queries."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.models import IntakeRecord
from moderation.campaigns.gather import Alike
from moderation.holds.addresses import throwaway_domain
from moderation.holds.codes import HoldCode
from moderation.holds.lists import words_in_use
from moderation.holds.sender import Past
from moderation.holds.shape import is_shouted, links_of
from moderation.models import Comment, CommentingSettings, Hold

NAMED = 10  # Words and links that one reason names.


@dataclass(frozen=True)
class Finding:
    """A reason, and what its sentence names."""

    code: HoldCode
    detail: dict[str, Any] = field(default_factory=dict)
    earlier: Comment | None = None


def examine(
    comment: Comment, settings: CommentingSettings, *, past: Past, alike: Alike | None, connection: str = ""
) -> list[Finding]:
    """The reasons, the gravest first. `connection` is the hashed address range of the send, where there is one."""
    text = f"{comment.user_name}\n{comment.comment}"
    words = words_in_use()
    found = []
    if banned := words.banned.found_in(text):
        found.append(Finding(HoldCode.BANNED, {"words": banned[:NAMED]}))
    if suspect := words.suspect.found_in(text):
        found.append(Finding(HoldCode.SUSPECT, {"words": suspect[:NAMED]}))
    if alike:
        found.append(Finding(HoldCode.REPEAT if alike.is_same else HoldCode.SIMILAR, {}, alike.earlier))
    links = links_of(text)
    if len(links) > settings.most_links:
        found.append(Finding(HoldCode.LINKS, {"links": links[:NAMED], "number": len(links)}))
    seconds = _seconds_since_the_last(connection, settings.seconds_between)
    if seconds is not None:
        found.append(Finding(HoldCode.FAST, {"seconds": seconds}))
    domain = throwaway_domain(comment.user_email, settings.more_throwaway_domains, settings.trusted_domains)
    if domain:
        found.append(Finding(HoldCode.DISPOSABLE, {"domain": domain}))
    if past.is_often_refused(settings.refusal_share):
        found.append(Finding(HoldCode.REFUSALS, {"refused": past.refused, "decided": len(past.decided)}))
    if is_shouted(comment.comment):
        found.append(Finding(HoldCode.CAPITALS))
    if past.is_empty:
        found.append(Finding(HoldCode.FIRST))
    return found


def write(comment: Comment, findings: list[Finding]) -> None:
    """Stores the reasons of `comment`. One query."""
    Hold.objects.bulk_create([Hold(comment=comment, code=one.code, detail=one.detail, earlier=one.earlier) for one in findings])


def _seconds_since_the_last(connection: str, wanted: int) -> int | None:
    """Seconds since the send before this one from the same connection, where that is less than `wanted`; else None.

    The send that is under way has its record already.
    """
    if not connection or not wanted:
        return None
    since = timezone.now() - timedelta(seconds=wanted)
    sends = IntakeRecord.objects.filter(kind="comment", address_range=connection, created_at__gt=since)
    moments = list(sends.order_by("-created_at").values_list("created_at", flat=True)[:2])
    return int((moments[0] - moments[1]).total_seconds()) if len(moments) == 2 else None
