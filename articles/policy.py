"""Who may comment, as editors set it on sections and articles. Pure data: nothing here knows of comments."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentPolicy(models.TextChoices):
    """From the widest to the strictest; INHERIT leaves the choice to the section above."""

    INHERIT = "", _("As the section decides")
    OPEN = "open", _("Open to all, each comment approved before it shows")
    REGISTERED = "registered", _("Open to readers with an account")
    CLOSED = "closed", _("Closed")


STRICTNESS = [CommentPolicy.OPEN, CommentPolicy.REGISTERED, CommentPolicy.CLOSED]


def strictest(policies: Iterable[str]) -> CommentPolicy:
    """The strictest of `policies`; open where none says anything."""
    said = [STRICTNESS.index(CommentPolicy(policy)) for policy in policies if policy]
    return STRICTNESS[max(said, default=0)]


def inherited_policy(section) -> CommentPolicy:
    """What an article of `section` (a page) that says nothing gets: the strictest of the section and those above."""
    return strictest(getattr(page, "comment_policy", "") for page in _sections_up_from(section))


def inherited_closing(section) -> int | None:
    """Days after which comments close for want of a number on the article: the nearest section that has one. None: never."""
    numbers = (getattr(page, "comments_close_after_days", None) for page in _sections_up_from(section))
    return next((days for days in numbers if days), None)


def _sections_up_from(section) -> list:
    return [section, *section.get_ancestors().specific().order_by("-depth")]
