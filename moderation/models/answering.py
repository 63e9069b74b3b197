"""The newsroom in the discussion: a comment of its own, under one that a reader wrote."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from moderation.states import APPROVED, PENDING, Badge
from review.models.reviewable import gone
from review.moves import MoveRefused


class Answered:
    """Of a comment: a moderator, or the author of the article, answers it; the answer is approved as it is written."""

    def answer(
        self,
        *,
        text: str,
        by: Any,
        name: str,
        badge: str = Badge.NEWSROOM,
        approve_this: bool = False,
        seen: str | None = None,
        upto: int | None = None,
    ) -> Any:
        """The answer, signed `name` under `badge`, public at once by a decision of `by`.

        Where this comment waits, `approve_this` approves it too; without it MoveRefused is raised, and nothing is written.
        `seen` and `upto` as for `decide()`: what changed since is neither answered nor approved unread.
        """
        model: Any = type(self)
        this: Any = self
        if not self.may_be_answered:
            raise MoveRefused(_("Readers do not see this comment: there is nothing to answer."))
        with transaction.atomic():
            # The article before its comment, as everybody locks: nobody refuses it while it is being answered.
            model.lock_articles_of([this.pk])
            rows = model.objects.select_for_update(of=("self",), no_key=True)
            state = rows.values_list("state", flat=True).filter(pk=this.pk).first()
            if state is None:
                raise MoveRefused(gone())
            if seen not in (None, state) or state not in (APPROVED, PENDING):
                raise MoveRefused(_("Somebody decided on it meanwhile: read it again, then answer."))
            answer = model(page=this.page, reply_to=this, user=by, user_name=name, comment=text, badge=badge)
            answer.save()
            move = "approve_both" if approve_this else "approve"
            answer.decide(move, by=by, reason=_("Written by the newsroom."), upto=upto)
        return answer

    @property
    def may_be_answered(self) -> bool:
        this: Any = self
        return this.is_approved or this.is_pending


def badge_of(user: Any, page: Any) -> str:
    """The badge of an account that comments on `page` as anybody does: that of its author, if it is one of them."""
    author = getattr(user, "author", None) if user else None
    signs = author is not None and page.article_authors.filter(author=author).exists()
    return Badge.AUTHOR if signs else Badge.NONE
