"""The arithmetic of the register: what a digest covers, and how a text is sealed so that it can be erased later."""

import hashlib
import json
import secrets
from datetime import UTC, datetime

GENESIS = "0" * 64


def seal(value: str) -> str:
    """`salt$digest` of a text. Without its salt, the digest tells nothing about a text that was erased."""
    salt = secrets.token_hex(16)
    return f"{salt}${_digest(salt, value)}"


def holds(sealed: str, value: str) -> bool:
    """Whether `value` is what was sealed."""
    salt, _, digest = sealed.partition("$")
    return _digest(salt, value) == digest


def without_salt(sealed: str) -> str:
    """What remains of a seal once its text is erased: enough for the chain, nothing to guess the text from."""
    return "$" + sealed.partition("$")[2]


def link(previous: str, facts: list[str | int], seals: dict[str, str]) -> str:
    """The digest of one entry: the entry before, the plain facts, and the digests (not the salts) of sealed texts."""
    sealed = {name: value.partition("$")[2] for name, value in sorted(seals.items())}
    return hashlib.sha256(json.dumps([previous, facts, sealed], ensure_ascii=True).encode()).hexdigest()


def moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _digest(salt: str, value: str) -> str:
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
