"""A stored search: read by the form of the board, so that one of an older version of it asks for what still makes sense."""

from django.http import QueryDict

from jobs.search import SearchForm


def search_of(query: str) -> SearchForm:
    return SearchForm(QueryDict(query))


def in_words(query: str) -> str:
    """ "CDI · 19 – Corrèze", "" for all offers."""
    return search_of(query).in_words()
