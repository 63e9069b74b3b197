from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.rows import lock
from moderation.models.comment import Comment
from moderation.models.private_link import PrivateLink
from moderation.querysets import ReportQuerySet
from moderation.recalled import recall
from moderation.report_states import PENDING, REPORT_MOVES, UPHELD, Ground, ReportState
from review.machine import decide, last_decisions
from review.models import Decision, Reviewable
from review.moves import BACK, Move


class Report(Reviewable):
    """A reader's word that a public comment should not be. Anybody may report, under a ground.

    All that waits on one comment is decided together. Upheld, it refuses the comment by a decision of the comment's own,
    of the same act; whichever of the two is undone takes the other back.
    """

    moves = REPORT_MOVES
    queue_key = "reports"

    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="reports", editable=False, verbose_name=gettext_lazy("comment")
    )
    ground = models.CharField(gettext_lazy("ground"), max_length=20, choices=Ground, editable=False)
    words = models.TextField(gettext_lazy("explanation"), blank=True, editable=False)
    email = models.EmailField(gettext_lazy("e-mail"), blank=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    made_at = models.DateTimeField(gettext_lazy("date"), default=timezone.now, editable=False)
    state = models.CharField(
        gettext_lazy("state"), max_length=20, choices=ReportState, default=ReportState.PENDING, editable=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("report")
        verbose_name_plural = gettext_lazy("reports")
        default_permissions = ()
        indexes = [
            models.Index(fields=("state", "comment"), name="report_queue"),
        ]

    def __str__(self) -> str:
        return _("%(ground)s, about a message by %(name)s") % {
            "ground": self.get_ground_display(),
            "name": self.comment.user_name,
        }

    def review_text(self) -> str:
        return "\n\n".join(part for part in (str(self.get_ground_display()), self.words) if part)

    @classmethod
    def going_along(cls, pks: list[int], move: Move) -> list[int]:
        """All that waits on the same comments; for an undo, what one act had decided on them."""
        asked = cls.objects.filter(pk__in=pks)
        # Articles and comments are locked before reports and before the register, in every act: else two people could wait
        # for each other. See docs/decisions/0112.
        reported = list(asked.values_list("comment", flat=True))
        if move.to_state is BACK:
            Comment.lock_articles_of(reported)
        lock(Comment.objects.filter(pk__in=reported))
        together = cls.objects.filter(comment__in=asked.values("comment"))
        if move.to_state is not BACK:
            return [*pks, *together.in_state(PENDING).values_list("pk", flat=True)]
        last = last_decisions(cls, together.values_list("pk", flat=True))
        acts = {last[pk].act for pk in pks if pk in last}
        return [*pks, *(pk for pk, decision in last.items() if decision.act in acts)]

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        """The comments follow: refused with the reports that are upheld, given back with those that are undone."""
        first = next(iter(decisions))
        who: dict[str, Any] = {"by": first.actor, "name": first.actor_name, "when": first.made_at, "act": first.act}
        concerned: set[int] = {_subject(decision).comment_id for decision in decisions}
        if move.name == "uphold":
            shown = list(Comment.objects.approved().filter(pk__in=concerned).values_list("pk", flat=True))
            decide(Comment, shown, "refuse", reason=first.reason, ground=first.ground, **who)
        elif undone:
            recall(undone.values())
            acts = {decision.act for decision in undone.values() if decision.move == "uphold"}
            last = last_decisions(Comment, concerned)
            refused = [pk for pk, decision in last.items() if decision.move == "refuse" and decision.act in acts]
            decide(Comment, refused, "undo", **who)

    @classmethod
    def follow(cls, decisions: Iterable[Decision], undone: dict[int, Decision]) -> None:
        """Comments had decisions taken back: the reports that had refused them wait again."""
        refusals = {pk: decision.act for pk, decision in undone.items() if decision.move == "refuse" and decision.act}
        if not refusals:
            return
        upheld = dict(cls.objects.in_state(UPHELD).filter(comment__in=refusals).values_list("pk", "comment"))
        last = last_decisions(cls, upheld)
        back = [pk for pk, comment in upheld.items() if pk in last and last[pk].act == refusals[comment]]
        if back:
            first = next(iter(decisions))
            decide(cls, back, "undo", by=first.actor, name=first.actor_name, when=first.made_at, act=first.act)


class ReportReceipt(PrivateLink):
    """A private link to follow one report."""

    subject = "report"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="receipts", verbose_name=gettext_lazy("report"))

    class Meta(PrivateLink.Meta):
        verbose_name = gettext_lazy("receipt of a report")
        verbose_name_plural = gettext_lazy("receipts of reports")


def _subject(decision: Decision) -> Report:
    found: Any = decision.subject
    return found
