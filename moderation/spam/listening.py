"""What the score does when something was decided on the desk."""

from typing import Any

from moderation.spam.learning import learn_soon
from moderation.spam.measure import forget_measure


def decisions_were_made(decisions: list[Any], **kwargs: Any) -> None:
    """One act, alone or in bulk: the measure is taken anew, and a young model learns at once."""
    if any(decision.actor_id for decision in decisions):
        forget_measure()
        learn_soon()
