"""Putting a new comment beside those that say nearly the same: a bounded number of queries, whatever the number of comments."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from moderation.campaigns.shingles import ALIKE, FEWEST, bands, exact, likeness, shingles
from moderation.holds.codes import HoldCode
from moderation.models import Band, Campaign, Comment, Hold, Sketch
from review import register

REPEATS = (HoldCode.REPEAT, HoldCode.SIMILAR)
READ = 400  # Bands looked at.
COMPARED = 12  # Comments whose text is compared.
MOMENT = timedelta(minutes=5)  # How far back the second look goes: far more than one send takes.
KEPT = 10  # Comments of one campaign that newer ones are compared with.


@dataclass(frozen=True)
class Alike:
    """The comment that a new one resembles most. `is_same` where case, accents and spaces alone differ."""

    earlier: Comment
    is_same: bool


def gather(comment: Comment, *, days: int) -> Alike | None:
    """Sketches `comment`, and joins it to the campaign of those that it resembles. Inside a transaction."""
    found, now = shingles(comment.comment), timezone.now()
    sketch = Sketch.objects.create(comment=comment, text_hash=exact(comment.comment))
    keys = bands(found)
    alike = _alike(comment, sketch, found, keys, now - timedelta(days=days))
    told = [one for one in alike if len(found) >= FEWEST]
    if not told or _join(sketch, told) <= KEPT:
        Band.objects.bulk_create([Band(key=key, sketch=sketch, sent_at=now) for key in keys])
    elif told:
        # The campaign has enough to be recognised by; it is remembered for as long as it goes on.
        Band.objects.filter(sketch=told[0].pk).update(sent_at=now)
    transaction.on_commit(partial(look_again, comment, found, keys), robust=True)
    if not alike:
        return None
    return Alike(alike[0].comment, alike[0].text_hash == sketch.text_hash)


def look_again(comment: Comment, found: frozenset[int], keys: list[int]) -> None:
    """After the commit: of two alike that are stored in the same moment neither sees the other, but the later one to
    commit does now. They become one campaign, and of the two the later one is held as a repeat. Four queries where nothing
    was missed.
    """
    sketch = Sketch.objects.filter(pk=comment.pk, text_hash=exact(comment.comment)).first()
    if sketch is None:  # Erased or rewritten meanwhile.
        return
    alike = _alike(comment, sketch, found, keys, timezone.now() - MOMENT)
    if not _missed(sketch, alike):
        return
    with transaction.atomic():
        register.hold()
        rows = Sketch.objects.filter(pk__in=[sketch.pk, *(row.pk for row in alike)]).select_related("comment").order_by("pk")
        fresh = {row.pk: row for row in rows}
        if sketch.pk not in fresh:
            return
        missed = _missed(fresh.pop(sketch.pk), list(fresh.values()))
        if missed and len(found) >= FEWEST:
            _join(sketch, missed)
        # All those that were missed together: once in one campaign, none of them will see that it missed another.
        first, *later = sorted((sketch, *missed), key=lambda row: row.pk)
        for row in later:
            _hold_later(first, row)


def _missed(sketch: Sketch, alike: list[Sketch]) -> list[Sketch]:
    """Of those alike, what neither a campaign nor a reason tells of yet."""
    apart = [row for row in alike if not row.campaign_id or row.campaign_id != sketch.campaign_id]
    pairs = Hold.objects.filter(code__in=REPEATS, comment__in=[sketch.pk, *(row.pk for row in apart)]) if apart else []
    told = {(hold.comment_id, hold.earlier_id) for hold in pairs}
    return [row for row in apart if not told & {(sketch.pk, row.pk), (row.pk, sketch.pk)}]


def _hold_later(first: Sketch, later: Sketch) -> None:
    """As it would have been, had it come a second later. Who has a reason of that kind already keeps it."""
    holds = Hold.objects.filter(comment=later.pk, code__in=REPEATS)
    if later.comment.is_pending and not holds.exists():
        code = HoldCode.REPEAT if first.text_hash == later.text_hash else HoldCode.SIMILAR
        Hold.objects.create(comment=later.comment, code=code, earlier=first.comment)


def _alike(comment: Comment, sketch: Sketch, found: frozenset[int], keys: list[int], since: object) -> list[Sketch]:
    """Earlier sketches that say nearly the same, the most alike first. A short text counts where one person repeats it."""
    near = Counter(Band.objects.filter(key__in=keys, sent_at__gte=since).values_list("sketch", flat=True)[:READ] if keys else [])
    likely = [pk for pk, _shared in near.most_common(COMPARED)]
    others = Sketch.objects.exclude(pk=sketch.pk).filter(comment__in=Comment.objects.not_withdrawn()).select_related("comment")
    same = others.filter(text_hash=sketch.text_hash, comment__submit_date__gte=since)
    if not keys:
        same = same.filter(comment__sender_hash=comment.sender_hash) if comment.sender_hash else same.none()
    rows = {row.pk: row for row in [*same.order_by("-pk")[:1], *(others.filter(pk__in=likely) if likely else [])]}
    degrees = {
        pk: 1.0 if row.text_hash == sketch.text_hash else likeness(found, shingles(row.comment.comment))
        for pk, row in rows.items()
    }
    return sorted((row for pk, row in rows.items() if degrees[pk] >= ALIKE), key=lambda row: (-degrees[row.pk], -row.pk))


def _join(sketch: Sketch, alike: list[Sketch]) -> int:
    """Makes one campaign of `sketch` and those it resembles; the number of its messages.

    The register is locked before campaigns, here as in every decision, and only here: a message that resembles no other
    waits for nobody. Two alike that arrive in the same moment miss each other here: `look_again` joins them.
    """
    register.hold()
    # Read again: while this waited, another send may have joined some of them to a campaign, or that one to an older one.
    rows = dict(Sketch.objects.filter(pk__in=[row.pk for row in (sketch, *alike)]).values_list("pk", "campaign"))
    known = sorted({campaign for campaign in rows.values() if campaign})
    found = Campaign.objects.select_for_update().filter(pk=known[0]).first() if known else None
    campaign = found or Campaign.objects.create()
    new = [pk for pk, campaign_pk in rows.items() if not campaign_pk]
    if known[1:]:
        new += Sketch.objects.filter(campaign__in=known[1:]).values_list("pk", flat=True)
        Campaign.objects.filter(pk__in=known[1:]).delete()
    Sketch.objects.filter(pk__in=new).update(campaign=campaign)
    Campaign.objects.filter(pk=campaign.pk).update(size=F("size") + len(new))
    return campaign.size + len(new)


def leave(comment: Comment) -> None:
    """Takes `comment` out of its campaign, with all that was drawn from its text."""
    Sketch.objects.filter(comment=comment).delete()


def left(instance: Sketch, **kwargs: Any) -> None:
    """Receiver of `post_delete`: also where a comment is deleted with its article, its campaign counts one less."""
    if instance.campaign_id:
        Campaign.objects.filter(pk=instance.campaign_id, size__gt=0).update(size=F("size") - 1)


def forget_old_bands() -> None:
    """Bands that no campaign can reach any more: the longest window that editors may set."""
    Band.objects.filter(sent_at__lt=timezone.now() - timedelta(days=90)).delete()
