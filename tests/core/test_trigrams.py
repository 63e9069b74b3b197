"""An index of trigrams, on PostgreSQL: made once, made anew where an interruption left it half made."""

import pytest
from django.db import connection

from core import trigrams

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
]
INDEX, TABLE = "trigrams_of_a_test", "accounts_user"


def state() -> tuple[int, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexrelid::int, indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [INDEX])
        return cursor.fetchone()


def test_an_index_is_made_once_and_a_half_made_one_anew():
    assert trigrams.install(connection, INDEX, TABLE, ["upper(email::text)"])
    first = state()
    assert trigrams.install(connection, INDEX, TABLE, ["upper(email::text)"])
    assert state() == first
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s", [first[0]])
    assert trigrams.install(connection, INDEX, TABLE, ["upper(email::text)"])
    assert state()[0] != first[0]
    assert state()[1] is True
