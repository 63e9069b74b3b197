"""A row that is deleted while a request acts on it: its author erased it in another window, or its time was over."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.db.models import Model
from django.http import Http404


@contextmanager
def or_gone(*rows: Model) -> Iterator[None]:
    """Raises Http404 where what fails inside fails because one of `rows` is gone; any other failure passes.

    Not for use inside a transaction: one that has failed can be asked nothing more.
    """
    keys = [(type(row), row.pk) for row in rows]  # Deleting a row takes its key from it.
    try:
        yield
    except (ObjectDoesNotExist, DatabaseError) as failure:
        if all(model._base_manager.filter(pk=pk).exists() for model, pk in keys):
            raise
        raise Http404 from failure
