"""The content stamp: what is kept is dropped as soon as something shared changes, in every process."""

import pytest
from django.db import transaction

from core import stamp


@pytest.fixture(params=["file", "cache"], autouse=True)
def _place(request, settings, tmp_path):
    settings.STAMP_FILE = tmp_path / "var" / "stamp" if request.param == "file" else None


def test_a_value_is_made_once_until_the_stamp_moves():
    made = []
    for _ in range(3):
        stamp.kept("thing", lambda: made.append(1))
    assert len(made) == 1
    stamp.renew()
    stamp.kept("thing", lambda: made.append(1))
    assert len(made) == 2


def test_a_cached_value_is_dropped_too():
    made = []

    def make():
        made.append(1)
        return "value"

    assert stamp.cached("thing", make) == stamp.cached("thing", make) == "value"
    stamp.renew()
    stamp.cached("thing", make)
    assert len(made) == 2


@pytest.mark.django_db(transaction=True)
def test_it_moves_at_once_and_again_on_commit():
    before = stamp.current()
    with transaction.atomic():
        stamp.bump()
        within = stamp.current()
    assert len({before, within, stamp.current()}) == 3


def test_a_draft_saved_leaves_it_in_place():
    before = stamp.current()
    stamp.saved(update_fields=["latest_revision", "draft_title"])
    assert stamp.current() == before
    stamp.saved(update_fields=["title"])
    assert stamp.current() != before
