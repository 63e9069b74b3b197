"""What PostgreSQL needs to find words in many comments: an index of their trigrams. See docs/decisions/0111."""

from django.db.backends.base.base import BaseDatabaseWrapper

from core import trigrams

INDEX = "comment_text_trigrams"
ADVICE = (
    "The desk's search reads every comment: this database role may not create the extension that spares it. Ask for "
    "`CREATE EXTENSION pg_trgm` in this database, then run `manage.py migrate`."
)
# As Django writes `icontains`: what it compares must be what is indexed.
COLUMNS = ("upper(comment)", "upper(user_name::text)", "upper(user_email::text)")


def install(connection: BaseDatabaseWrapper) -> bool:
    """Creates what is missing; harmless when repeated. False where the extension cannot be had."""
    return trigrams.install(connection, INDEX, "django_comments", COLUMNS)


def drop(connection: BaseDatabaseWrapper) -> None:
    trigrams.drop(connection, INDEX)
