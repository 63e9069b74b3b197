"""The content stamp: what is kept is dropped as soon as something shared changes, in every process."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction

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


def test_a_stamp_of_its_own_drops_what_is_kept_under_it_and_nothing_else():
    made = []

    def keep() -> None:
        stamp.kept("shared", lambda: made.append("shared"))
        stamp.kept("own", lambda: made.append("own"), of="things")

    keep()
    keep()
    assert made == ["shared", "own"]
    stamp.renew("things")
    keep()
    assert made == ["shared", "own", "own"]
    stamp.renew()
    keep()
    assert made == ["shared", "own", "own", "shared", "own"]


@pytest.fixture
def _open_connections():
    """The signals of a request, without the end of the connection that the test holds."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_open_connections")
@pytest.mark.parametrize("of", ["", "things"])
def test_within_a_request_a_stamp_is_read_once_and_a_move_is_seen(of, monkeypatch):
    reads = []
    real = stamp._read
    monkeypatch.setattr(stamp, "_read", lambda name: reads.append(name) or real(name))
    request_started.send(sender=None)
    try:
        before = [stamp.current(of) for _ in range(3)]
        assert (len(set(before)), len(reads)) == (1, 1)
        stamp.renew(of)
        assert stamp.current(of) != before[0]
        assert len(reads) == 2
    finally:
        request_finished.send(sender=None)
    stamp.current(of)
    stamp.current(of)
    assert len(reads) == 4, "between requests each reading is fresh"
