"""The demo, loaded once for all the tests of a module and rolled back after them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What `load_demo` printed. The database holds the demo until the end of the module."""
    folder = str(tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        out = StringIO()
        call_command("load_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db, site_of_the_demo):
    return loaded


@pytest.fixture
def site_of_the_demo(db):
    from wagtail.models import Site

    Site.clear_site_root_paths_cache()
    return Site.objects.get(is_default_site=True)
