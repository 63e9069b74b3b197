"""What PostgreSQL needs to find words in many offers: an index of their trigrams. See docs/decisions/0124.

Called by a migration, and again after each `migrate`: a role that may not create the extension leaves a board that reads
every current offer for each search, until somebody creates it.
"""

from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

EXTENSION, INDEX = "pg_trgm", "offer_words_trigrams"


def install(connection: BaseDatabaseWrapper) -> bool:
    """Creates what is missing; harmless when repeated. False where the extension cannot be had. Other databases need nothing."""
    if connection.vendor != "postgresql":
        return True
    operators = _operators(connection)
    if not operators:
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON jobs_offer USING gin (searchable {operators})")
    return True


def drop(connection: BaseDatabaseWrapper) -> None:
    """The reverse. The extension stays: others may use it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")


def _operators(connection: BaseDatabaseWrapper) -> str:
    """The operator class of trigrams, in the schema that the extension was put in; empty without it."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {EXTENSION}")
            cursor.execute(
                "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = %s",
                [EXTENSION],
            )
            return f"{cursor.fetchone()[0]}.gin_trgm_ops"
    except Error:
        return ""
