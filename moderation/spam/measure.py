"""How good the score is here: predictions that were stored before anybody decided, beside what people then decided."""

from dataclasses import dataclass

from django.core.cache import cache

from moderation.models import CommentingSettings, Prediction
from moderation.spam.learning import people_decided
from moderation.states import SPAM

MOST = 500  # Decisions that are measured: the last ones.
CACHE_KEY = "moderation.spam.measure"
KEPT_FOR = 300
FEWEST_CALLED = 20  # Predictions of spam, before their precision says anything.


@dataclass(frozen=True)
class Measure:
    """`right` and `wrong` count what was called spam, `missed` the spam that was not. A refusal counts as no spam."""

    decided: int
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        called = self.right + self.wrong
        return self.right / called if called else None

    @property
    def recall(self) -> float | None:
        spam = self.right + self.missed
        return self.right / spam if spam else None

    def allows(self, settings: CommentingSettings) -> bool:
        """Whether the score may sort: the editor wants it, and what was measured is as good as the editor asked."""
        return (
            settings.sorts_spam
            and self.decided >= settings.spam_decisions
            and self.right + self.wrong >= FEWEST_CALLED
            and 100 * self.right >= settings.spam_precision * (self.right + self.wrong)
        )


def measure() -> Measure:
    """Measured now. Three queries."""
    decided = people_decided(2 * MOST)
    called = dict(Prediction.objects.filter(pk__in=decided).values_list("pk", "is_spam"))
    pairs = [(called[pk], state == SPAM) for pk, state in decided.items() if pk in called][:MOST]
    return Measure(
        decided=len(pairs),
        right=sum(said and was for said, was in pairs),
        wrong=sum(said and not was for said, was in pairs),
        missed=sum(was and not said for said, was in pairs),
    )


def recent_measure() -> Measure:
    """The measure of the last minutes, for posting."""
    found = cache.get(CACHE_KEY)
    if found is None:
        found = measure()
        cache.set(CACHE_KEY, found, KEPT_FOR)
    return found


def forget_measure() -> None:
    cache.delete(CACHE_KEY)
