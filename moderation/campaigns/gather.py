"""Putting a new comment beside those that say nearly the same: a bounded number of queries, whatever the number of comments."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from moderation.campaigns.shingles import ALIKE, FEWEST, bands, exact, likeness, shingles
from moderation.models import Band, Campaign, Comment, Sketch
from review import register

READ = 400  # Bands looked at.
COMPARED = 12  # Comments whose text is compared.
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
    if not alike:
        return None
    return Alike(alike[0].comment, alike[0].text_hash == sketch.text_hash)


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
    waits for nobody. Two alike that arrive in the same moment may miss each other; the next one joins both.
    """
    register.hold()
    known = sorted({row.campaign_id for row in alike if row.campaign_id})
    # Another send may just have joined it to an older one: then a new one begins, which the next message joins to that.
    found = Campaign.objects.select_for_update().filter(pk=known[0]).first() if known else None
    campaign = found or Campaign.objects.create()
    new = [sketch.pk, *(row.pk for row in alike if not row.campaign_id)]
    if known[1:]:
        new += Sketch.objects.filter(campaign__in=known[1:]).values_list("pk", flat=True)
        Campaign.objects.filter(pk__in=known[1:]).delete()
    Sketch.objects.filter(pk__in=new).update(campaign=campaign)
    Campaign.objects.filter(pk=campaign.pk).update(size=F("size") + len(new))
    return campaign.size + len(new)


def leave(comment: Comment) -> None:
    """Takes `comment` out of its campaign, with all that was drawn from its text."""
    sketch = Sketch.objects.filter(comment=comment).first()
    if sketch is None:
        return
    if sketch.campaign_id:
        Campaign.objects.filter(pk=sketch.campaign_id, size__gt=0).update(size=F("size") - 1)
    sketch.delete()


def forget_old_bands() -> None:
    """Bands that no campaign can reach any more: the longest window that editors may set."""
    Band.objects.filter(sent_at__lt=timezone.now() - timedelta(days=90)).delete()
