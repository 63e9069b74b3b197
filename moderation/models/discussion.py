from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ArticlePage
from core import stamp
from moderation.querysets import ReviewedQuerySet
from moderation.states import DISCUSSION_MOVES, DiscussionState
from review.models import Decision, Reviewable


class Discussion(Reviewable):
    """The discussion of one article, once moderators closed it from the desk. An article without a row was never closed.

    What editors set on the article and its sections stays theirs: see `moderation.policy`, where the strictest wins.
    """

    moves = DISCUSSION_MOVES

    page = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=gettext_lazy("article"))
    state = models.CharField(max_length=20, choices=DiscussionState, default=DiscussionState.OPEN, editable=False)

    objects = ReviewedQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("discussion")
        verbose_name_plural = gettext_lazy("discussions")
        default_permissions = ()

    def __str__(self) -> str:
        return _("Discussion of “%(article)s”") % {"article": self.page.title}

    @classmethod
    def of(cls, page: ArticlePage) -> "Discussion":
        return cls.objects.get_or_create(page=page)[0]

    @classmethod
    def closed_pages(cls) -> frozenset[int]:
        """The articles whose discussion is closed from the desk. One query."""
        return frozenset(cls.objects.in_state(DiscussionState.CLOSED).values_list("page", flat=True))

    @classmethod
    def moved(cls, decisions: Any, move: Any, undone: dict[int, Decision]) -> None:
        # What pages keep of the rules is dropped, in every process.
        stamp.bump()

    @property
    def is_closed(self) -> bool:
        return self.state == DiscussionState.CLOSED

    def review_text(self) -> str:
        return self.page.title
