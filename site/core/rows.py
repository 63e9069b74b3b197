"""Rows locked in the order of their keys, and no more than needed: see docs/decisions/0162."""

from django.db.models import QuerySet


def lock(rows: QuerySet, *, from_new_rows: bool = False) -> list[int]:
    """Holds `rows` until the transaction ends; the keys of those that exist. One query.

    Others may still store rows that name them: a foreign key is checked at commit, by who may hold what this transaction waits
    for. `from_new_rows` keeps those out too: for who deletes, and holds the register already.
    """
    held = rows.select_for_update(of=("self",), no_key=not from_new_rows).order_by("pk")
    return list(held.values_list("pk", flat=True))
