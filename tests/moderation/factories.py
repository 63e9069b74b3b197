"""Comments in each state, through the model's own doors."""

import itertools
from datetime import datetime, timedelta

from django.utils import timezone

from moderation.models import Comment
from moderation.states import APPROVED, PENDING
from tests.factories import make_article, make_user

_count = itertools.count(1)


def make_comment(
    page=None, *, state: str = PENDING, text: str = "", name: str = "", by=None, submitted_at: datetime | None = None, **fields
) -> Comment:
    """A comment that reached `state` by the move that leads there."""
    number = next(_count)
    return Comment.import_decided(
        page=page or (fields["reply_to"].page if fields.get("reply_to") else make_article()),
        name=name or f"Lectrice {number}",
        text=text or f"Texte du message {number}.",
        submitted_at=submitted_at or timezone.now() - timedelta(hours=1),
        state=state,
        by=by,
        **fields,
    )


def make_approved(page=None, **fields) -> Comment:
    return make_comment(page, state=APPROVED, **fields)


def make_moderator(**fields):
    return make_user("moderator", **fields)
