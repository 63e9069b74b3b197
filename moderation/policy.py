"""Whether an article takes comments, from whom and until when: the strictest of what it, the sections above and the site say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import ArticlePage, SectionPage
from articles.policy import CommentPolicy, strictest
from core import stamp
from moderation.models import Discussion
from moderation.site_rules import settings_of


@dataclass(frozen=True)
class Rules:
    """What holds for one article. `closes_at` is None where nothing closes it in time."""

    policy: CommentPolicy
    closes_at: datetime | None

    @property
    def has_closed(self) -> bool:
        """Open once, and its days are over."""
        return self.policy != CommentPolicy.CLOSED and self.closes_at is not None and self.closes_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        return self.policy != CommentPolicy.CLOSED and not self.has_closed

    @property
    def trusts(self) -> bool:
        """Whether readers whom the site trusts are published at once."""
        return self.policy == CommentPolicy.TRUSTED

    @property
    def registered_only(self) -> bool:
        return self.policy == CommentPolicy.REGISTERED

    def lets(self, *, signed_in: bool) -> bool:
        """Whether this visitor may comment now."""
        return self.is_open and (signed_in or not self.registered_only)


def rules_of(page: ArticlePage, *, fresh: bool = False) -> Rules:
    """The rules of `page`: no query while no section changes. `fresh` reads them anew, for a send.

    The article's own number of days wins over its sections'; of the sections, the nearest that gives one; then the site's.
    Days are counted from the public date, so an article that waits for its date is simply not closed yet.
    """
    above = [said for path, said in _sections(fresh).items() if page.path.startswith(path)]
    site = settings_of(page, fresh=fresh)
    closed = CommentPolicy.CLOSED if page.pk in _closed(fresh) else CommentPolicy.INHERIT
    policy = strictest([site.policy, page.comment_policy, closed, *(policy for policy, _days in above)])
    own = page.comments_close_after_days
    nearest = next((days for _policy, days in reversed(above) if days is not None), site.close_after_days)
    days = own if own is not None else nearest
    try:
        closes_at = None if days is None else page.public_date + timedelta(days=days)
    except OverflowError:
        closes_at = None
    return Rules(policy, closes_at)


def _sections(fresh: bool) -> dict[str, tuple[str, int | None]]:
    """What each section says, by its path in the tree, the root first."""
    return _read() if fresh else stamp.kept("moderation.sections", _read)


def _closed(fresh: bool) -> frozenset[int]:
    """The articles whose discussion moderators closed from the desk."""
    return Discussion.closed_pages() if fresh else stamp.kept("moderation.discussions", Discussion.closed_pages)


def _read() -> dict[str, tuple[str, int | None]]:
    rows = SectionPage.objects.order_by("path").values_list("path", "comment_policy", "comments_close_after_days")
    return {path: (policy, days) for path, policy, days in rows}
