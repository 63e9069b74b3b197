"""What the sender of a comment did here before. One query."""

from dataclasses import dataclass

from moderation.models import Comment
from moderation.states import APPROVED, REFUSED, SPAM

RECENT = 20  # Messages of one sender that are looked at.
FEWEST = 3  # Decisions, before a share of refusals says anything.


@dataclass(frozen=True)
class Past:
    """The states of the sender's earlier comments, the latest first."""

    states: list[str]

    @property
    def is_empty(self) -> bool:
        return not self.states

    @property
    def decided(self) -> list[str]:
        """What came of the last ones on which somebody decided."""
        return [state for state in self.states if state in (APPROVED, REFUSED, SPAM)][:RECENT]

    @property
    def refused(self) -> int:
        return sum(state != APPROVED for state in self.decided)

    def is_often_refused(self, share: int) -> bool:
        """Whether `share` per cent or more of the last decisions were refusals."""
        return len(self.decided) >= FEWEST and 100 * self.refused >= share * len(self.decided)


def past_of(comment: Comment) -> Past:
    if not comment.sender_hash:
        return Past([])
    earlier = Comment.objects.filter(sender_hash=comment.sender_hash).exclude(pk=comment.pk)
    return Past(list(earlier.order_by("-pk").values_list("state", flat=True)[: 2 * RECENT]))
