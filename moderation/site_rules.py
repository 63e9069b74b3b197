"""The rules of comments of the site that a page belongs to."""

from typing import Any

from articles.policy import SiteRules
from core import stamp
from moderation.models import CommentingSettings


def settings_of(page: Any, *, fresh: bool = False) -> CommentingSettings:
    """The settings of the site of `page`, not to be changed; their defaults where nobody set them.

    No query while no settings change. `fresh` reads them anew, for a send: one query.
    """
    rows = _read() if fresh else stamp.kept("moderation.settings", _read)
    return next((settings for path, settings in rows if page.path.startswith(path)), CommentingSettings())


def _read() -> list[tuple[str, CommentingSettings]]:
    """Settings by the tree path of their site, the longest path first: a site may stand inside another's tree."""
    rows = CommentingSettings.objects.select_related("site__root_page")
    found = [(settings.site.root_page.path, settings) for settings in rows]
    return sorted(found, key=lambda row: -len(row[0]))


def policy_and_days(page: Any) -> SiteRules:
    """What the editor of an article is told of its site."""
    settings = settings_of(page)
    return settings.policy, settings.close_after_days
