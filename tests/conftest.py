"""What every test stands on: strict templates, clean caches, a site with a home page."""

import os
from unittest import mock

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.template import engines
from pytest_django.plugin import blocking_manager_key

from tests.strict_templates import StrictInvalid

# Journeys need a browser and a demo of their own: `make e2e` names one.
collect_ignore = [] if os.environ.get("CHROMIUM") else ["e2e"]


@pytest.fixture(autouse=True, scope="session")
def _strict_templates():
    engines["django"].engine.string_if_invalid = StrictInvalid()


@pytest.fixture(autouse=True)
def _clean_caches():
    for cache in caches.all(initialized_only=False):
        cache.clear()


@pytest.fixture(autouse=True)
def _media_in_a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    """A test with real transactions empties the base when it ends: what migrations put there is laid back for the next."""
    result = yield
    marker = item.get_closest_marker("django_db")
    real = "transactional_db" in getattr(item, "fixturenames", ()) or (marker and marker.kwargs.get("transaction"))
    if real and nextitem is not None:
        with item.config.stash[blocking_manager_key].unblock():
            call_command("flush", interactive=False, reset_sequences=False, inhibit_post_migrate=True, verbosity=0)
            # Receivers would look up, and so make, content types before their own rows are back.
            with mock.patch.object(pre_save, "send"), mock.patch.object(post_save, "send"):
                connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
            ContentType.objects.clear_cache()
            connection.close()
    return result


@pytest.fixture
def site(db):
    """A site with an empty home page: `site.root_page`."""
    from tests.factories import make_site

    return make_site()
