"""Which engine searches: the database's own, or a server named by SEARCH_URL."""

from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured

# Engines of SEARCH_ENGINE, and the client library each needs.
ENGINES = {
    "opensearch2": "opensearchpy",
    "opensearch3": "opensearchpy",
    "elasticsearch8": "elasticsearch",
    "elasticsearch9": "elasticsearch",
}
STEMMERS = {"fr": "french", "en": "english"}


def backends(database_engine: str, language: str, url: str, engine: str) -> dict[str, dict]:
    """The value of WAGTAILSEARCH_BACKENDS."""
    if url:
        return {"default": _server(url, engine, language)}
    if database_engine.endswith("sqlite3"):
        return {"default": {"BACKEND": "pages.search.sqlite"}}
    return {
        "default": {
            "BACKEND": "pages.search.postgresql",
            "SEARCH_CONFIG": f"{language}_unaccent",
            "AUTOCOMPLETE_CONFIG": "simple_unaccent",
        }
    }


def _server(url: str, engine: str, language: str) -> dict:
    if engine not in ENGINES:
        raise ImproperlyConfigured(f"SEARCH_ENGINE={engine!r} cannot be used: write one of {', '.join(ENGINES)}.")
    if find_spec(ENGINES[engine]) is None:
        raise ImproperlyConfigured(f"SEARCH_URL needs the Python package of its engine: install {ENGINES[engine]}.")
    stemmer = {"type": "stemmer", "language": f"light_{STEMMERS[language]}"}
    analyzer = {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "asciifolding", "stemmer"]}
    analysis = {"analyzer": {"default": analyzer}, "filter": {"stemmer": stemmer}}
    return {
        "BACKEND": f"wagtail.search.backends.{engine}",
        "URLS": [url],
        "INDEX_PREFIX": "tribune_",
        "TIMEOUT": 5,
        "INDEX_SETTINGS": {"settings": {"analysis": analysis}},
    }
