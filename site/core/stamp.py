"""The content stamp: a token that changes whenever something that many pages share changes.

What is made from shared content (menus, the section tree, settings, rendered bodies) is kept under the stamp, so that a
change drops all of it at once, in every process. Comments do not move it: they belong to one page.

What changes often and shows in few places has a stamp of its own, beside the shared one: `of="offers"`. Moving it drops
only what is kept under its name; moving the shared one drops that too.

Within a request each stamp is read once: a page is made of one state of the content, and of one round trip.

The token lives in a file beside the data (`settings.STAMP_FILE`: one machine, several processes), or in the cache where
there is a shared one.
"""

import math
import secrets
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from asgiref.local import Local
from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

T = TypeVar("T")
CACHE_KEY = "content-stamp"
# What saving a draft writes on the page itself; readers see nothing of it.
DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "locked", "locked_at"}

_kept: tuple[str, dict[str, tuple[float, str, Any]]] = ("", {})
_request = Local()


def current(of: str = "") -> str:
    seen: dict[str, str] | None = getattr(_request, "seen", None)
    if seen is None:
        return _read(of)
    if of not in seen:
        seen[of] = _read(of)
    return seen[of]


def _read(of: str) -> str:
    if settings.STAMP_FILE:
        try:
            return _path(of).read_text()
        except FileNotFoundError:
            return "0"
    return str(cache.get_or_set(_key(of), new_token, timeout=None))


def _path(of: str) -> Path:
    path = Path(cast(Path, settings.STAMP_FILE))
    return path.with_name(f"{path.name}-{of}") if of else path


def _key(of: str) -> str:
    return f"{CACHE_KEY}:{of}" if of else CACHE_KEY


def new_token() -> str:
    return secrets.token_hex(8)


def bump(of: str = "") -> None:
    """Moves the stamp at once and again on commit: what another process read between the two is dropped too."""
    renew(of)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(partial(renew, of))


def renew(of: str = "") -> None:
    getattr(_request, "seen", {}).pop(of, None)
    if not settings.STAMP_FILE:
        cache.set(_key(of), new_token(), timeout=None)
        return
    path = _path(of)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{new_token()}")
    fresh.write_text(new_token())
    fresh.replace(path)


def _begin(**kwargs: Any) -> None:
    _request.seen = {}


def _end(**kwargs: Any) -> None:
    with suppress(AttributeError):
        del _request.seen


request_started.connect(_begin, dispatch_uid="stamp-begin")
request_finished.connect(_end, dispatch_uid="stamp-end")


def kept(name: str, make: Callable[[], T], timeout: float = math.inf, *, of: str = "") -> T:
    """`make()`, kept in this process until the stamp moves (or the one `of` its own) or `timeout` seconds have passed.
    For few names; callers must not change what they get."""
    global _kept
    stamp, values = _kept
    now, own = current(), current(of) if of else ""
    if now != stamp:
        values = {}
        _kept = (now, values)
    if name not in values or values[name][0] < time.monotonic() or values[name][1] != own:
        values[name] = (time.monotonic() + timeout, own, make())
    return values[name][2]


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
