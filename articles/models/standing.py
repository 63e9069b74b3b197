from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.permissions import ArticlePermissions
from articles.status import Status, facts_of, online_facts, status_of


class Standing:
    """Where an article stands, and what each may do with it."""

    pk: int
    live: bool
    has_unpublished_changes: bool
    public_date: datetime
    get_scheduled_revision_as_object: Callable[[], Any]
    _default_manager: Any
    permission_tester: type[ArticlePermissions] = ArticlePermissions

    @property
    def status(self) -> Status:
        """In one word. No query where the listing has it already or the page says it all."""
        known = getattr(self, "status_word", None)
        if known is not None:
            return Status(known)
        if not self.pk:
            return Status.DRAFT
        if self.live and not self.has_unpublished_changes:
            return status_of(online_facts(self))
        return status_of(facts_of(type(self)._default_manager.all(), self.pk))

    @property
    def status_string(self) -> str:
        """What Wagtail shows beside the title."""
        return str(self.status.label)

    @property
    def appears_on(self) -> datetime | None:
        """When what was published last comes before readers; None where it is there already."""
        waiting, now = self.get_scheduled_revision_as_object(), timezone.now()
        if waiting is None or (self.live and self.public_date > now):
            last = self.public_date
        elif self.live:
            last = waiting.go_live_at
        else:
            last = max(waiting.go_live_at, waiting.public_date)
        return last if last > now else None

    def permissions_for_user(self, user) -> ArticlePermissions:
        return self.permission_tester(user, self)
