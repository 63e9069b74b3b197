"""What PostgreSQL adds: plurals, an index that is used, and a role without rights."""

import pytest
from django.db import connection, transaction

from articles.models import ArticlePage
from pages.search import database
from tests.factories import make_article
from tests.pages.test_search import titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
]


def test_plurals_are_forgiven(client, site):
    make_article("Les coopératives du logement")
    assert titles(client, q="coopérative") == ["Les coopératives du logement"]
    assert titles(client, q="cooperatives logements") == ["Les coopératives du logement"]


def test_summer_is_no_stop_word(client, site):
    make_article("Un été au jardin")
    assert titles(client, q="été") == ["Un été au jardin"]


def test_editors_type_without_accents(site):
    make_article("Économie circulaire")
    assert ArticlePage.objects.all().autocomplete("econ").count() == 1


def test_the_index_covers_what_wagtail_filters_on(site):
    from wagtail.search.models import IndexEntry

    make_article("Économie circulaire")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        results = ArticlePage.objects.all().search("économie").get_queryset()
        sql, params = results.query.sql_with_params()
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(row[0] for row in cursor.fetchall())
        condition = sql[sql.index("WHERE") :]
    assert '"title" || "wagtailsearch_indexentry"."body"' in condition
    assert IndexEntry._meta.db_table in plan
    assert database.INDEX in plan or "content_type_id" in plan


def test_a_role_without_rights_gets_a_site_that_searches(site):
    """Without the extension the configurations exist all the same; with it, the next `migrate` mends them."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            for name in database.CONFIGURATIONS:
                cursor.execute(f"DROP TEXT SEARCH CONFIGURATION {name} CASCADE")
            cursor.execute("DROP EXTENSION unaccent CASCADE")
            cursor.execute("CREATE ROLE tribune_without_rights")
            cursor.execute("GRANT CREATE, USAGE ON SCHEMA public TO tribune_without_rights")
            cursor.execute("SET LOCAL ROLE tribune_without_rights")
        assert database.install(connection) is False
        assert database.install(connection) is False
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_tsvector('fr_unaccent', 'économies') @@ to_tsquery('fr_unaccent', 'économie')")
            assert cursor.fetchone()[0] is True
            cursor.execute("RESET ROLE")
            cursor.execute("CREATE EXTENSION unaccent")
        assert database.install(connection) is True
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_tsvector('fr_unaccent', 'économies') @@ to_tsquery('fr_unaccent', 'economie')")
            assert cursor.fetchone()[0] is True
        transaction.set_rollback(True)
