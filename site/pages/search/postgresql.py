"""Wagtail's PostgreSQL backend, with accents forgiven while typing in the admin too."""

from wagtail.search.backends.database.postgres.postgres import PostgresSearchBackend


class SearchBackend(PostgresSearchBackend):
    """SEARCH_CONFIG rules `search()`; Wagtail ties `autocomplete()` to the configuration `simple`, which minds accents."""

    def __init__(self, params):
        super().__init__(params)
        self.autocomplete_config = params.get("AUTOCOMPLETE_CONFIG", self.autocomplete_config)
