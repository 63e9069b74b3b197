"""What the score says of a comment that was just stored."""

from moderation.models import Comment, CommentingSettings, Prediction
from moderation.spam.learning import model_in_use
from moderation.spam.measure import recent_measure
from moderation.spam.model import Message

LEFT_TO_PEOPLE = 10  # One in so many is never sorted: without them nobody would measure the score any more.


def predict(comment: Comment) -> Prediction | None:
    """Stores the prediction; None while nothing was learned. Two queries."""
    number, model = model_in_use()
    if model is None:
        return None
    said = model.judge(Message(comment.user_name, comment.comment))
    return Prediction.objects.create(
        comment=comment, score=said.score, is_spam=said.is_spam, weighed=[list(one) for one in said.weighed], model=number
    )


def may_sort(prediction: Prediction | None, settings: CommentingSettings) -> bool:
    """Whether the score may put this comment with the spam by itself."""
    if prediction is None or not prediction.is_spam or not settings.sorts_spam or prediction.pk % LEFT_TO_PEOPLE == 0:
        return False
    return recent_measure().allows(settings)
