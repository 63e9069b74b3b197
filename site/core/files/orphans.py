"""Files without a row: what a crash between the two left behind."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

from core.files.private import private_storage

# A file is written before its row is committed: younger ones may still get theirs.
GRACE = timedelta(hours=2)
BATCH = 500
EVERY = timedelta(hours=6)


def is_due(mark: str) -> bool:
    """Whether EVERY has passed since this was last answered with yes; the storage itself remembers, in the file `mark`."""
    storage = private_storage()
    if storage.exists(mark):
        if storage.get_modified_time(mark) > timezone.now() - EVERY:
            return False
        storage.delete(mark)
    storage.save(mark, ContentFile(b"."))
    return True


def sweep(folder: str, known: Callable[[list[str]], set[str]], *, storage: Storage | None = None) -> int:
    """Deletes the files below `folder` that are older than GRACE and that `known(names)` does not return; how many.

    In the private storage unless told otherwise.
    """
    batch: list[str] = []
    storage, deleted = storage or private_storage(), 0
    for name in _names(storage, folder):
        batch.append(name)
        if len(batch) == BATCH:
            deleted += _delete_unknown(storage, batch, known)
            batch = []
    return deleted + _delete_unknown(storage, batch, known)


def _delete_unknown(storage: Storage, names: list[str], known: Callable[[list[str]], set[str]]) -> int:
    if not names:
        return 0
    mine = known(names)
    orphans = [name for name in names if name not in mine]
    old = [name for name in orphans if storage.get_modified_time(name) < timezone.now() - GRACE]
    for name in old:
        storage.delete(name)
    return len(old)


def _names(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}"
    for name in folders:
        yield from _names(storage, f"{folder}/{name}")
