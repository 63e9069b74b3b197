"""The address of a visitor behind proxies that may be trusted, and others that may not."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from core import client

PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8:ffff::/48")]


@pytest.mark.parametrize(
    ("remote", "forwarded", "seen"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "1.2.3.4", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.2", "198.51.100.2"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.2", "198.51.100.2"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.2, 10.0.0.9", "198.51.100.2"),
        ("10.0.0.1", "1.2.3.4, rubbish", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.2:4711", "198.51.100.2"),
        ("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::"),
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("2001:db8:ffff::1", "fe80::1%eth0", "fe80::"),
        ("", "198.51.100.2", "198.51.100.2"),
        ("rubbish", "198.51.100.2", "::"),
    ],
)
def test_the_address_is_the_nearest_that_no_trusted_proxy_vouches_for(settings, remote, forwarded, seen):
    settings.TRUSTED_PROXIES = PROXIES
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client.address_text(request) == seen


@pytest.mark.parametrize("remote", ["10.0.0.1", ""])
def test_without_trusted_proxies_nothing_forwarded_is_believed(settings, remote):
    settings.TRUSTED_PROXIES = []
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert client.address_text(request) == (remote or "::")


@pytest.mark.parametrize(("address", "network"), [("203.0.113.7", "203.0.113.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48")])
def test_a_range_is_what_one_household_shares(address, network):
    assert client.address_range(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_a_range_is_stored_under_the_secret_of_the_site(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7")
    before = client.hashed_range(request)
    assert client.hashed_range(RequestFactory().get("/", REMOTE_ADDR="203.0.113.200")) == before
    settings.SECRET_KEY = "another"
    assert client.hashed_range(request) != before
