"""The content stamp: a token that changes whenever something that many pages share changes.

What is made from shared content (menus, the section tree, settings, rendered bodies) is kept under the stamp, so that a
change drops all of it at once, in every process. Comments do not move it: they belong to one page.

The token lives in a file beside the data (`settings.STAMP_FILE`: one machine, several processes), or in the cache where
there is a shared one.
"""

import math
import secrets
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

T = TypeVar("T")
CACHE_KEY = "content-stamp"
# What saving a draft writes on the page itself; readers see nothing of it.
DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "locked", "locked_at"}

_kept: tuple[str, dict[str, tuple[float, Any]]] = ("", {})


def current() -> str:
    if settings.STAMP_FILE:
        try:
            return Path(settings.STAMP_FILE).read_text()
        except FileNotFoundError:
            return "0"
    return str(cache.get_or_set(CACHE_KEY, new_token, timeout=None))


def new_token() -> str:
    return secrets.token_hex(8)


def bump() -> None:
    """Moves the stamp at once and again on commit: what another process read between the two is dropped too."""
    renew()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(renew)


def renew() -> None:
    if not settings.STAMP_FILE:
        cache.set(CACHE_KEY, new_token(), timeout=None)
        return
    path = Path(settings.STAMP_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{new_token()}")
    fresh.write_text(new_token())
    fresh.replace(path)


def kept(name: str, make: Callable[[], T], timeout: float = math.inf) -> T:
    """`make()`, kept in this process until the stamp moves or `timeout` seconds have passed. For few names; callers must
    not change what they get."""
    global _kept
    stamp, values = _kept
    now = current()
    if now != stamp:
        values = {}
        _kept = (now, values)
    if name not in values or values[name][0] < time.monotonic():
        values[name] = (time.monotonic() + timeout, make())
    return values[name][1]


def cached(name: str, make: Callable[[], T], timeout: int = 300) -> T:
    """`make()`, kept in the shared cache until the stamp moves or `timeout` seconds have passed. For one thing per page."""
    return cast(T, cache.get_or_set(f"{name}:{current()}", make, timeout))


def moves_on_change(models: Iterable[type[Model]]) -> None:
    """A row of these models saved, deleted or linked moves the stamp. Called by apps when they are ready."""
    for model in models:
        post_save.connect(saved, sender=model, dispatch_uid=f"stamp-save-{model._meta.label}")
        post_delete.connect(changed, sender=model, dispatch_uid=f"stamp-delete-{model._meta.label}")
        for field in model._meta.many_to_many:
            through = getattr(model, field.name).through
            m2m_changed.connect(changed, sender=through, dispatch_uid=f"stamp-link-{through._meta.label}")


def saved(*, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    if not (update_fields and set(update_fields) <= DRAFT_FIELDS):
        bump()


def changed(**kwargs: Any) -> None:
    bump()
