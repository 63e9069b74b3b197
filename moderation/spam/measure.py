"""How good the score is here: predictions that were stored before anybody decided, beside what people then decided."""

from collections.abc import Container
from dataclasses import dataclass

from django.core.cache import cache

from moderation.models import Comment, CommentingSettings, Prediction
from moderation.spam.learning import by_people, is_by_a_rule, people_decided
from moderation.states import APPROVED, REFUSED, SPAM
from review.last import last_decisions

MOST = 500  # Decisions that are measured: the last ones.
CACHE_KEY = "moderation.spam.measure"
KEPT_FOR = 300
CALLED = 100  # Predictions of spam that the precision is of: where the last decisions hold fewer, older ones count too.
FEWEST_CALLED = 20  # Predictions of spam, before their precision says anything.


@dataclass(frozen=True)
class Measure:
    """`right` and `wrong` count what was called spam, `missed` the spam that was not. A refusal counts as no spam.

    `old_right` and `old_wrong`: what was called spam before the last decisions, where those hold little of it. A score that
    sorts leaves people hardly any spam; measured on them alone, it would lose its licence because it works, get all the spam
    back before people, and earn it anew, over and over.
    """

    decided: int
    right: int
    wrong: int
    missed: int
    old_right: int = 0
    old_wrong: int = 0

    @property
    def all_right(self) -> int:
        return self.right + self.old_right

    @property
    def all_wrong(self) -> int:
        return self.wrong + self.old_wrong

    @property
    def precision(self) -> float | None:
        called = self.all_right + self.all_wrong
        return self.all_right / called if called else None

    @property
    def recall(self) -> float | None:
        spam = self.right + self.missed
        return self.right / spam if spam else None

    def allows(self, settings: CommentingSettings) -> bool:
        """Whether the score may sort: the editor wants it, and what was measured is as good as the editor asked."""
        return (
            settings.sorts_spam
            and self.decided >= settings.spam_decisions
            and self.all_right + self.all_wrong >= FEWEST_CALLED
            and 100 * self.all_right >= settings.spam_precision * (self.all_right + self.all_wrong)
        )


def measure() -> Measure:
    """Measured now. Three queries; five where little was called spam."""
    decided = people_decided(2 * MOST)
    called = dict(Prediction.objects.filter(pk__in=decided).values_list("pk", "is_spam"))
    recent = [pk for pk in decided if pk in called][:MOST]
    pairs = [(called[pk], decided[pk] == SPAM) for pk in recent]
    older = _called_before(recent, CALLED - sum(said for said, _was in pairs))
    return Measure(
        decided=len(pairs),
        right=sum(said and was for said, was in pairs),
        wrong=sum(said and not was for said, was in pairs),
        missed=sum(was and not said for said, was in pairs),
        old_right=older.count(SPAM),
        old_wrong=len(older) - older.count(SPAM),
    )


def _called_before(known: Container[int], most: int) -> list[str]:
    """The states of the last `most` comments, beside those `known`, that were called spam and then decided on by people."""
    if most <= 0:
        return []
    made = by_people().filter(object_id__in=Prediction.objects.filter(is_spam=True).values("pk"))
    pks = dict.fromkeys(made.order_by("-sequence").values_list("object_id", flat=True)[: 4 * (most + MOST)])
    last = last_decisions(Comment, [pk for pk in pks if pk not in known][: 2 * most])
    kept = [last[pk] for pk in pks if pk in last and not is_by_a_rule(last[pk].actor_id, last[pk].actor_name)]
    return [each.to_state for each in kept if each.to_state in (APPROVED, REFUSED, SPAM)][:most]


def recent_measure() -> Measure:
    """The measure of the last minutes, for posting."""
    found = cache.get(CACHE_KEY)
    if found is None:
        found = measure()
        cache.set(CACHE_KEY, found, KEPT_FOR)
    return found


def forget_measure() -> None:
    cache.delete(CACHE_KEY)
