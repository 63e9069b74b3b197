"""Wagtail's PostgreSQL backend, with a title that always counts more than the text, and accents forgiven in the admin."""

from django.db.models import F
from wagtail.search.backends.database.postgres.postgres import PostgresSearchBackend, PostgresSearchQueryCompiler

# Wagtail multiplies the rank of a title by how short it is: a long title came after a text that repeats its words.
TITLE = 3.0


class WeightedQueryCompiler(PostgresSearchQueryCompiler):
    def get_index_vectors(self, search_query):
        return [(F("index_entries__title"), TITLE), (F("index_entries__body"), 1.0)]


class SearchBackend(PostgresSearchBackend):
    """SEARCH_CONFIG rules `search()`; Wagtail ties `autocomplete()` to the configuration `simple`, which minds accents."""

    query_compiler_class = WeightedQueryCompiler

    def __init__(self, params):
        super().__init__(params)
        self.autocomplete_config: str = params.get("AUTOCOMPLETE_CONFIG", "simple")
