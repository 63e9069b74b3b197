"""The doors to proposals: readers see none; the desk sees all; the newsroom announces those published."""

from django.apps import apps
from django.db import models

from articles.proposals.states import ACCEPTED


class ProposalQuerySet(models.QuerySet):
    def in_state(self, state: str) -> "ProposalQuerySet":
        return self.filter(state=state)

    def to_announce(self) -> "ProposalQuerySet":
        """Accepted ones whose article readers can see, and whose proposer was not told of it."""
        current = apps.get_model("articles", "ArticlePage").objects.current()
        return self.filter(state=ACCEPTED, told_at=None, article__in=current.values("pk"))
