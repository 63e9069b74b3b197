"""An index of trigrams on PostgreSQL, so that a part of a word is found among many rows. See docs/decisions/0111 and 0124.

Called by migrations, and again after each `migrate`: a role that may not create the extension leaves searches that read
every row, until somebody creates it. Other databases need nothing.
"""

from collections.abc import Sequence

from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# The second lets a column without words stand beside them in one index.
WORDS, BESIDE = "pg_trgm", "btree_gin"


def install(connection: BaseDatabaseWrapper, index: str, table: str, columns: Sequence[str], beside: str = "") -> bool:
    """Creates what is missing; harmless when repeated. False where the extension cannot be had.

    `columns` are columns or expressions, in SQL; `beside` is a column that searches narrow by too (left out where its
    extension cannot be had). Outside a transaction the table is written to meanwhile; an index that an
    interruption left half made is made anew.
    """
    if connection.vendor != "postgresql":
        return True
    schema = _schema_of(connection, WORDS)
    if not schema:
        return False
    listed = ", ".join(f"{column} {schema}.gin_trgm_ops" for column in columns)
    if beside and _schema_of(connection, BESIDE):
        listed = f"{beside}, {listed}"
    how = "" if connection.in_atomic_block else "CONCURRENTLY"
    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [index])
        found = cursor.fetchone()
        if found and found[0]:
            return True
        if found:
            cursor.execute(f"DROP INDEX {how} IF EXISTS {index}")
        cursor.execute(f"CREATE INDEX {how} {index} ON {table} USING gin ({listed})")
        # Else it is taken for words that nearly every row holds, too.
        cursor.execute(f"ANALYZE {table}")
    return True


def drop(connection: BaseDatabaseWrapper, index: str) -> None:
    """The reverse. The extension stays: others may use it."""
    if connection.vendor == "postgresql":
        how = "" if connection.in_atomic_block else "CONCURRENTLY"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX {how} IF EXISTS {index}")


def _schema_of(connection: BaseDatabaseWrapper, extension: str) -> str:
    """The schema that the extension stands in, made where it is missing; empty where it cannot be had."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [extension])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE EXTENSION {extension}")
            cursor.execute(
                "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = %s",
                [extension],
            )
            return str(cursor.fetchone()[0])
    except Error:
        return ""
