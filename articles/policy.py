"""Who may comment, as editors set it on sections and articles. Pure data: nothing here knows of comments."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentPolicy(models.TextChoices):
    """From the widest to the strictest; INHERIT leaves the choice to the section above, and at last to the site."""

    INHERIT = "", _("As the section decides")
    TRUSTED = "trusted", _("Open to all; readers whom you trust are published at once")
    OPEN = "open", _("Open to all, each comment approved before it shows")
    REGISTERED = "registered", _("Open to readers with an account")
    CLOSED = "closed", _("Closed")


STRICTNESS = [CommentPolicy.TRUSTED, CommentPolicy.OPEN, CommentPolicy.REGISTERED, CommentPolicy.CLOSED]


SiteRules = tuple[str, int | None]  # The policy of a site, and after how many days it closes comments.


def _no_site(page: Any) -> SiteRules:
    return CommentPolicy.OPEN, None


# What the site of a page says: the app that takes comments tells it, by `ask_the_site()`.
_site_of: Callable[[Any], SiteRules] = _no_site


def ask_the_site(site_of: Callable[[Any], SiteRules]) -> None:
    global _site_of
    _site_of = site_of


def strictest(policies: Iterable[str]) -> CommentPolicy:
    """The strictest of `policies`; open, each comment approved, where none says anything.

    Trusted is the widest of all: it holds where the site says so and nobody between the site and the article asks for more.
    """
    said = [STRICTNESS.index(CommentPolicy(policy)) for policy in policies if policy]
    return STRICTNESS[max(said)] if said else CommentPolicy.OPEN


def inherited_policy(section) -> CommentPolicy:
    """What an article of `section` (a page) that says nothing gets: the strictest of the site, the section and those above."""
    return strictest([_site_of(section)[0], *(getattr(page, "comment_policy", "") for page in _sections_up_from(section))])


def inherited_closing(section) -> int | None:
    """Days after which comments close for want of a number on the article: the nearest section that has one, then the site.

    None: never.
    """
    numbers = (getattr(page, "comments_close_after_days", None) for page in _sections_up_from(section))
    return next((days for days in numbers if days), _site_of(section)[1])


def _sections_up_from(section) -> list:
    return [section, *section.get_ancestors().specific().order_by("-depth")]
