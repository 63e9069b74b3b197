"""What every test stands on: strict templates, clean caches, a site with a home page."""

import gc
import os

import pytest
from django.core.cache import caches
from django.template import engines
from hypothesis import HealthCheck, settings

from tests.strict_templates import StrictInvalid

# Journeys need a browser and a demo of their own: `make e2e` names one.
collect_ignore = [] if os.environ.get("CHROMIUM") else ["e2e"]

# Times are not asserted, a busy machine is no fault. CI repeats the same examples; a desk explores.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def _strict_templates():
    engines["django"].engine.string_if_invalid = StrictInvalid()


def pytest_collection_finish():
    """What is loaded by now stays to the end: the collector of garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """With the site that nearly every test asks for, so that it is made once. What tests with real transactions leave is
    deleted on PostgreSQL: TRUNCATE makes a new file of each of a thousand tables and indexes, for a handful of rows."""
    from django.db import connection

    from tests.factories import make_site

    if connection.vendor == "postgresql":
        connection.ops.sql_flush = lambda style, tables, **options: [f'DELETE FROM "{table}"' for table in tables]  # noqa: S608 - tables of ours
    with django_db_blocker.unblock():
        make_site()


@pytest.fixture(autouse=True)
def _clean_caches():
    for cache in caches.all(initialized_only=False):
        cache.clear()


@pytest.fixture(autouse=True)
def _media_in_a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def pytest_collection_modifyitems(items: list[pytest.Item]):
    """Tests with real transactions empty the base when they end: `make test` runs them apart, after all others."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if "transactional_db" in getattr(item, "fixturenames", ()) or (marker and marker.kwargs.get("transaction")):
            item.add_marker("real_transactions")
            # All of them lay back what migrations made, or what one leaves breaks the next.
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture
def site(db):
    """A site with an empty home page: `site.root_page`."""
    from tests.factories import make_site

    return make_site()
