"""A new text by the author of a comment, from its private page."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from core import intake
from moderation.forms import CommentForm
from moderation.models import Comment

GUARD = intake.Guard("comment change", rates=[intake.Rate(60, hours=1)], window=timedelta(days=1))


class ChangeForm(intake.GuardedForm):
    comment: Any = deepcopy(CommentForm.base_fields["comment"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


def change(request: HttpRequest, comment: Comment, text: str) -> None:
    """Sends the correction that was asked for, or mends a comment that nobody has read yet. The same text again changes
    nothing. Raises MoveRefused where it is too late, intake.TooMany."""

    def stands(outcome: str) -> bool:
        return Comment.objects.filter(pk=comment.pk, comment=text).exists()

    with GUARD.admit(request, thing=comment, parent=comment.corrected_at or "", text=text, answers=stands) as entry:
        if entry.is_repeat:
            return
        if comment.may_be_corrected:
            comment.resend(text=text)
        else:
            comment.mend(text=text)
