"""What PostgreSQL needs to search as French readers write: configurations without accents, and an index that is used.

Called by a migration, and again after each `migrate`: a role that may not create the extension leaves a site that
searches with accents, until somebody creates it.
"""

from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# Name of each configuration, and the one it is a copy of.
CONFIGURATIONS = {
    "fr_unaccent": ("french", "french_stem"),
    "en_unaccent": ("english", "english_stem"),
    "simple_unaccent": ("simple", "simple"),
}
INDEX = "tribune_search_title_body"
ADVICE = (
    "Search minds accents: this database role may not create the extension that forgives them. Ask for "
    "`CREATE EXTENSION unaccent` in this database, then run `manage.py migrate` and `manage.py update_index`."
)


def install(connection: BaseDatabaseWrapper) -> bool:
    """Creates what is missing; harmless when repeated. False where the extension `unaccent` cannot be had."""
    if connection.vendor != "postgresql":
        return True
    forgiving = _create_extension(connection)
    with connection.cursor() as cursor:
        for name, (source, stemmer) in CONFIGURATIONS.items():
            cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s AND pg_ts_config_is_visible(oid)", [name])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {source})")
            if forgiving and not _is_forgiving(cursor, name):
                cursor.execute(
                    f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {stemmer}"
                )
    return forgiving


def create_index(connection: BaseDatabaseWrapper) -> None:
    """The index on what Wagtail's search filters on, `title || body`; see docs/decisions/0030."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON wagtailsearch_indexentry USING gin ((title || body))")


def drop(connection: BaseDatabaseWrapper) -> None:
    """The reverse of both. The extension stays: others may use it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
            for name in CONFIGURATIONS:
                cursor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {name}")


def _create_extension(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'unaccent'")
        if cursor.fetchone():
            return True
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    except Error:
        return False
    return True


def _is_forgiving(cursor, name: str) -> bool:
    cursor.execute(
        "SELECT 1 FROM pg_ts_config c JOIN pg_ts_config_map m ON m.mapcfg = c.oid JOIN pg_ts_dict d ON d.oid = m.mapdict "
        "WHERE c.cfgname = %s AND pg_ts_config_is_visible(c.oid) AND d.dictname = 'unaccent' LIMIT 1",
        [name],
    )
    return cursor.fetchone() is not None
