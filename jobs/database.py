"""What PostgreSQL needs to find words in many offers: an index of their last days and trigrams. See docs/decisions/0149.

A role that may not create the extension leaves a board that reads every current offer for each search.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from core import trigrams

INDEX = "offer_words_by_day"


def install(connection: BaseDatabaseWrapper) -> bool:
    """Creates what is missing; harmless when repeated. False where the extension cannot be had."""
    return trigrams.install(connection, INDEX, "jobs_offer", ["searchable"], beside="last_day")


def drop(connection: BaseDatabaseWrapper, index: str = INDEX) -> None:
    trigrams.drop(connection, index)
