"""Rows by the thousand: inserts of models with several tables, which Django's bulk_create refuses."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.sql import InsertQuery

BATCH = 500


def batched(count: int) -> Iterator[range]:
    """The numbers from 0 to `count`, in turns of what is stored at once."""
    for first in range(0, count, BATCH):
        yield range(first, min(first + BATCH, count))


def insert_tables(
    rows: Sequence[models.Model],
    tables: Sequence[type[models.Model]],
    keyed: Callable[[Any], None] | None = None,
    batch: int = 200,
) -> None:
    """Inserts `rows` into each of `tables`, parents first, without signals.

    The first table gives the keys (its rows must be saved with an automatic one); the others point to their parent,
    whose key this copies; `keyed` then fills in what depends on the key. Every row must hold the values of all its fields.
    """
    for first in range(0, len(rows), batch):
        part = rows[first : first + batch]
        for table in tables:
            _insert(table, part)
            if keyed and table is tables[0]:
                for row in part:
                    keyed(row)


def _insert(table: type[models.Model], rows: Sequence[models.Model]) -> None:
    key = table._meta.pk
    assert key is not None
    automatic = key.remote_field is None
    fields = [field for field in table._meta.local_concrete_fields if not (automatic and field is key)]
    if not automatic:
        for row in rows:
            setattr(row, key.attname, row.pk)
    query = InsertQuery(table)
    query.insert_values(fields, list(rows))
    compiler = query.get_compiler(connection=connection)
    returned = compiler.execute_sql([key] if automatic else None)
    if automatic:
        for row, values in zip(rows, returned, strict=True):
            row.pk = values[0]
            setattr(row, key.attname, values[0])
