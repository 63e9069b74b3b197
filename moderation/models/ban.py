from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core import client
from core.rows import lock
from moderation.models.comment import Comment
from moderation.querysets import ReviewedQuerySet
from moderation.states import BAN_MOVES, BanState
from review.last import last_decisions
from review.machine import decide
from review.models import Decision, Reviewable
from review.moves import BACK, Move, MoveRefused


class BanQuerySet(ReviewedQuerySet):
    def in_force(self, now: datetime | None = None) -> "BanQuerySet":
        """Those that refuse now: neither lifted nor past their end."""
        return self.in_state(BanState.IN_FORCE).filter(Q(until=None) | Q(until__gt=now or timezone.now()))

    def on(self, comment: Comment) -> "BanQuerySet":
        """Those that concern who sent `comment`, by their address or by the range that they wrote from."""
        found = Q(pk=None)
        if comment.sender_hash:
            found |= Q(sender_hash=comment.sender_hash)
        if range_hash := range_of(comment):
            found |= Q(range_hash=range_hash)
        return self.filter(found)

    def of_sender_along(self) -> dict[str, models.Subquery]:
        """To annotate comments with: the ban in force on the sender of each, `ban_pk` and `ban_until`."""
        found = self.in_force().filter(sender_hash=models.OuterRef("sender_hash")).exclude(sender_hash="").order_by("-pk")
        return {"ban_pk": models.Subquery(found.values("pk")[:1]), "ban_until": models.Subquery(found.values("until")[:1])}


class Ban(Reviewable):
    """A sender whose comments are refused as they arrive: stored, with the reason, never dropped in silence.

    Known by hashes only, which the secret of this site alone can repeat. `label` is for moderators to recognise them.
    """

    moves = BAN_MOVES
    queue_key = "bans"

    label = models.CharField(gettext_lazy("sender"), max_length=50, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    range_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    reason = models.TextField(gettext_lazy("reason"))
    made_at = models.DateTimeField(gettext_lazy("date"), default=timezone.now, editable=False)
    until = models.DateTimeField(gettext_lazy("until"), null=True, blank=True)
    because_of = models.ForeignKey(
        Comment, null=True, on_delete=models.SET_NULL, related_name="bans", editable=False, verbose_name=gettext_lazy("comment")
    )
    state = models.CharField(
        gettext_lazy("state"), max_length=20, choices=BanState, default=BanState.IN_FORCE, editable=False, db_index=True
    )

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("ban")
        verbose_name_plural = gettext_lazy("bans")
        default_permissions = ()

    def __str__(self) -> str:
        return self.label

    @property
    def is_in_force(self) -> bool:
        return self.state == BanState.IN_FORCE and not self.has_ended

    @property
    def has_ended(self) -> bool:
        return self.until is not None and self.until <= timezone.now()

    @property
    def takes_range(self) -> bool:
        return bool(self.range_hash)

    def review_text(self) -> str:
        return f"{self.label}\n{self.reason}"

    @classmethod
    def impose(
        cls,
        comment: Comment,
        *,
        by: Any,
        reason: str,
        until: datetime | None = None,
        with_range: bool = False,
        refuse: bool = False,
    ) -> "Ban":
        """Bans who sent `comment`; `refuse` also refuses all that they have waiting, with the same reason.

        Without an e-mail address, the sender is a name that anybody changes: a ban needs the range, or reaches nobody.
        """
        range_hash = range_of(comment) if with_range else ""
        if not (comment.user_email or comment.ip_address):
            raise MoveRefused(_("Nothing tells who sent this comment."))
        if not (comment.user_email or range_hash):
            raise MoveRefused(_("This comment was left without an e-mail address: ban its network, or nobody is banned."))
        act = ""
        with transaction.atomic():
            # First: rows are locked before the register, in every act. Held, it is not erased while its name is taken over.
            waiting = waiting_of(comment) if refuse else []
            rows = Comment.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[comment.pk, *waiting])
            if dict(rows.order_by("pk").values_list("pk", "erased_at")).get(comment.pk):
                raise MoveRefused(_("Its text was erased."))
            if refuse:
                act = decide(Comment, waiting, "refuse", by=by, reason=reason, ground=banned_ground()).act
            ban = cls.objects.create(
                label=comment.user_name,
                sender_hash=comment.sender_hash,
                range_hash=range_hash,
                reason=reason,
                until=until,
                because_of=comment,
            )
            ban.decide("ban", by=by, reason=reason, act=act)
        return ban

    @classmethod
    def going_along(cls, pks: list[int], move: Move) -> list[int]:
        """Holds what an undo gives back. The ban itself first, before any comment, as by who is refused because of it: what
        it refuses from then on waits to know whether it is still in force. See docs/decisions/0155."""
        if move.to_state is BACK:
            cls.hold(pks)
            acts = {decision.act for decision in last_decisions(cls, pks).values() if decision.move == "ban"}
            refused = _refused_by(acts)
            Comment.lock_articles_of(refused)
            lock(Comment.objects.filter(pk__in=refused))
        return pks

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        """A ban that is taken back gives back all that it refused, to be read by a person; one that is lifted does not."""
        refused = _refused_by({decision.act for decision in undone.values() if decision.move == "ban"})
        if refused:
            first = next(iter(decisions))
            decide(Comment, refused, "undo", by=first.actor, name=first.actor_name, when=first.made_at, act=first.act)

    @classmethod
    def hold(cls, pks: Iterable[int]) -> list["Ban"]:
        """Locks bans until the transaction ends, and reads them again."""
        return list(cls.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=list(pks)).order_by("pk"))

    @property
    def act(self) -> str:
        """The act that imposed it, which what it refuses shares."""
        return self.decisions.filter(move="ban").values_list("act", flat=True).last() or ""


def banned_ground() -> str:
    """The ground of what is refused because of a ban, as counted in the year's figures."""
    with override(settings.LANGUAGE_CODE):
        return _("Banned sender")


def _refused_by(acts: set[str]) -> list[int]:
    """The comments whose last decision is a refusal by a ban of these acts."""
    if not (acts := acts - {""}):
        return []
    kind = ContentType.objects.get_for_model(Comment)
    refusals = Decision.objects.filter(content_type=kind, act__in=acts, move="refuse").values_list("object_id", flat=True)
    return sorted(pk for pk, decision in last_decisions(Comment, list(refusals)).items() if decision.act in acts)


def range_of(comment: Comment) -> str:
    """The hash of the range that `comment` came from; empty where its address is not known (any more)."""
    return client.hashed_range_of(comment.ip_address) if comment.ip_address else ""


def waiting_of(comment: Comment) -> list[int]:
    """What the sender of `comment` has waiting, itself included."""
    same = Q(pk=comment.pk)
    if comment.sender_hash:
        same |= Q(sender_hash=comment.sender_hash)
    return list(Comment.objects.pending().filter(same).order_by("pk").values_list("pk", flat=True))
