"""What every test stands on: strict templates, clean caches, a site with a home page."""

import os

import pytest
from django.core.cache import caches
from django.template import engines

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


@pytest.fixture
def site(db):
    """A site with an empty home page: `site.root_page`."""
    from tests.factories import make_site

    return make_site()
