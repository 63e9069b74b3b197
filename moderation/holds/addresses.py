"""Mailboxes that are thrown away after use."""

from functools import cache
from pathlib import Path


@cache
def bundled_domains() -> frozenset[str]:
    """The domains that come with the program."""
    return frozenset(read_domains(Path(__file__).with_name("throwaway_domains.txt").read_text()))


def read_domains(source: str) -> set[str]:
    """The domains of a list, one a line; notes begin with #, and a full address counts as its domain."""
    lines = (line.strip().casefold().rpartition("@")[2] for line in source.splitlines() if not line.strip().startswith("#"))
    return {line for line in lines if line}


def throwaway_domain(email: str, more: str = "", never: str = "") -> str:
    """The listed domain that `email` belongs to, itself or by one above it; empty where none is listed."""
    host = email.strip().casefold().rpartition("@")[2].rstrip(".")
    listed = bundled_domains() | read_domains(more)
    trusted = read_domains(never)
    parts = host.split(".")
    above = [".".join(parts[start:]) for start in range(max(0, len(parts) - 5), len(parts))]
    if any(name in trusted for name in above):
        return ""
    return next((name for name in above if name in listed), "")
