"""Wagtail's SQLite backend, with a title that counts more than the text."""

from wagtail.search.backends.database.sqlite.query import BM25
from wagtail.search.backends.database.sqlite.sqlite import (
    SQLiteFTSIndexEntry,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

AUTOCOMPLETE, BODY, TITLE = 0.0, 1.0, 10.0


class WeightedBM25(BM25):
    """The rank of a row, the smallest first. The order of the weights is that of the table's columns."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return f"bm25({SQLiteFTSIndexEntry._meta.db_table}, {AUTOCOMPLETE}, {BODY}, {TITLE})", []


class WeightedQueryCompiler(SQLiteSearchQueryCompiler):
    def _build_rank_expression(self, vectors, config):
        return WeightedBM25()


class SearchBackend(SQLiteSearchBackend):
    query_compiler_class = WeightedQueryCompiler
