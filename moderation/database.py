"""What PostgreSQL needs to find words in many comments: an index of their trigrams. See docs/decisions/0111.

Called by a migration, and again after each `migrate`: a role that may not create the extension leaves a desk that reads
all comments for each search, until somebody creates it.
"""

from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

EXTENSION = "pg_trgm"
INDEX = "comment_text_trigrams"
ADVICE = (
    "The desk's search reads every comment: this database role may not create the extension that spares it. Ask for "
    "`CREATE EXTENSION pg_trgm` in this database, then run `manage.py migrate`."
)
# As Django writes `icontains`: what it compares must be what is indexed.
COLUMNS = ("upper(comment)", "upper(user_name::text)", "upper(user_email::text)")


def install(connection: BaseDatabaseWrapper) -> bool:
    """Creates what is missing; harmless when repeated. False where the extension cannot be had. Other databases need nothing."""
    if connection.vendor != "postgresql":
        return True
    operators = _operators(connection)
    if not operators:
        return False
    columns = ", ".join(f"{column} {operators}" for column in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [INDEX])
        if cursor.fetchone()[0] is None:
            cursor.execute(f"CREATE INDEX {INDEX} ON django_comments USING gin ({columns})")
            # Else it is taken for words that nearly every comment holds, too.
            cursor.execute("ANALYZE django_comments")
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
            cursor.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [EXTENSION])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE EXTENSION {EXTENSION}")
            cursor.execute(
                "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = %s",
                [EXTENSION],
            )
            return f"{cursor.fetchone()[0]}.gin_trgm_ops"
    except Error:
        return ""
