"""Roles of the newsroom and of its public, and what each may do.

An app above declares its own rights from `AppConfig.ready()`:

    roles.grant(roles.EDITORS, "articles.add_keyword", "articles.change_keyword")

`migrate` then gives them to the group of the role, once: what an administrator takes away afterwards stays away.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

EDITOR_IN_CHIEF = "editor-in-chief"
EDITOR = "editor"
AUTHOR = "author"
MODERATOR = "moderator"
RECRUITER = "recruiter"
READER = "reader"

NAMES: dict[str, str | Promise] = {
    EDITOR_IN_CHIEF: _("Editors-in-chief"),
    EDITOR: _("Editors of the newsroom"),
    AUTHOR: pgettext_lazy("role", "Authors"),
    MODERATOR: _("Moderators of comments"),
    RECRUITER: _("Recruiters"),
    READER: _("Readers"),
}
EDITORS = (EDITOR_IN_CHIEF, EDITOR)
WRITERS = (*EDITORS, AUTHOR)
STAFF = (*WRITERS, MODERATOR)

# Rights by role: "app.codename" on models, "page:codename" on the whole tree, "collection:app.codename" on all files.
_rights: dict[str, list[str]] = defaultdict(list)


def grant(roles: str | Iterable[str], *permissions: str) -> None:
    """Permissions on models ("app.codename") for one role or several."""
    _add(roles, permissions)


def grant_on_pages(roles: str | Iterable[str], *codenames: str) -> None:
    """Permissions on every page of the tree: "add_page", "change_page", "publish_page", "lock_page"…"""
    _add(roles, [f"page:{codename}" for codename in codenames])


def grant_on_files(roles: str | Iterable[str], *permissions: str) -> None:
    """Permissions on every image or document: "wagtailimages.add_image"…"""
    _add(roles, [f"collection:{permission}" for permission in permissions])


def rights(role: str) -> list[str]:
    return _rights[role]


def _add(roles: str | Iterable[str], permissions: Iterable[str]) -> None:
    for role in [roles] if isinstance(roles, str) else roles:
        if role not in NAMES:
            raise ValueError(f"{role!r} is no role: write one of {', '.join(NAMES)}.")
        _rights[role] += [permission for permission in permissions if permission not in _rights[role]]


grant(STAFF, "wagtailadmin.access_admin")
grant_on_pages(WRITERS, "add_page")
grant_on_pages(EDITORS, "change_page", "publish_page", "lock_page")
grant_on_pages(EDITOR_IN_CHIEF, "unlock_page", "bulk_delete_page")
grant_on_files(
    WRITERS,
    "wagtailimages.add_image", "wagtailimages.choose_image", "wagtaildocs.add_document", "wagtaildocs.choose_document",
)  # fmt: skip
grant_on_files(EDITORS, "wagtailimages.change_image", "wagtaildocs.change_document")
grant_on_files(EDITOR_IN_CHIEF, "wagtailcore.add_collection", "wagtailcore.change_collection", "wagtailcore.delete_collection")
for _model in ("accounts.{}_user", "wagtailredirects.{}_redirect", "wagtailsearchpromotions.{}_query"):
    grant(EDITOR_IN_CHIEF, *(_model.format(verb) for verb in ("add", "change", "delete")))
for _model in ("wagtailsearchpromotions.{}_searchpromotion", "wagtailcore.{}_workflow", "wagtailcore.{}_groupapprovaltask"):
    grant(EDITOR_IN_CHIEF, *(_model.format(verb) for verb in ("add", "change", "delete")))
grant(EDITOR_IN_CHIEF, "core.view_outgoingmail", "core.change_outgoingmail", "review.change_desksettings")
