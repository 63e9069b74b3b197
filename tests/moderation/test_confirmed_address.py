"""An address that its owner confirmed: known again in any case, kept as a hash only."""

from moderation.models import ConfirmedAddress


def test_a_confirmed_address_is_known_whatever_its_case_and_kept_as_a_hash(db):
    first = ConfirmedAddress.confirm("Camille@Example.org")
    assert ConfirmedAddress.confirm(" camille@example.org ") == first
    assert ConfirmedAddress.is_confirmed("CAMILLE@example.org")
    assert not ConfirmedAddress.is_confirmed("dominique@example.org")
    assert not ConfirmedAddress.is_confirmed("")
    assert "camille" not in first.address_hash
    ConfirmedAddress.forget("camille@example.org")
    assert not ConfirmedAddress.is_confirmed("camille@example.org")
