"""Reads and checks the environment. Every function refuses a wrong value with one sentence."""

import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env

LANGUAGES = ("fr", "en")
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql")
EMAIL_SCHEMES = ("smtp", "smtps", "smtp+tls", "smtp+ssl", "console", "file", "dummy", "memory")


def mail_server(url: str) -> dict[str, Any]:
    """Django's settings of mail for an address of EMAIL_SCHEMES.

    `smtp+tls` is STARTTLS, on 587 unless told; `smtp+ssl` and `smtps` are TLS from the first byte, on 465.
    """
    scheme, _, rest = url.partition("://")
    if scheme == "smtp+tls":
        return dj_email_url.parse(f"submission://{rest}")
    found = dj_email_url.parse(f"smtp://{rest}" if scheme in ("smtp+ssl", "smtps") else url)
    if scheme in ("smtp+ssl", "smtps"):
        found["EMAIL_USE_SSL"] = True
        found["EMAIL_PORT"] = urlsplit(url).port or 465
    return found


def _refuse(name: str, value: str, wanted: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={value!r} cannot be used: {wanted}.")


def required(env: Env, name: str, wanted: str) -> str:
    """The value of `name`; raises ImproperlyConfigured, naming what is wanted, where it is empty."""
    value = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {wanted}.")
    return value


def flag(env: Env, name: str, default: bool) -> bool:
    value = env.str(name, "1" if default else "0").lower()
    if value not in ("0", "1", "true", "false", "yes", "no"):
        raise _refuse(name, value, "write 1 or 0")
    return value in ("1", "true", "yes")


def networks(env: Env, name: str) -> list[IPv4Network | IPv6Network]:
    """The networks listed in `name`, separated by commas: `10.0.0.0/8, ::1`."""
    found = []
    for value in names(env, name, []):
        try:
            found.append(ip_network(value, strict=False))
        except ValueError as error:
            raise _refuse(name, value, "write addresses or networks separated by commas, as 10.0.0.0/8") from error
    return found


def address(env: Env, name: str, default: str | None, schemes: tuple[str, ...]) -> str:
    """A URL with one of `schemes`, without its trailing slash; empty where neither is given."""
    value = env.str(name, "") or default or ""
    if value and urlsplit(value).scheme not in schemes:
        raise _refuse(name, value, f"write an address that starts with one of {', '.join(s + ':' for s in schemes)}")
    return value


def number(env: Env, name: str, default: int, *, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    value = env.str(name, "") or str(default)
    if not (value.isdecimal() and least <= int(value) <= most):
        raise _refuse(name, value, f"write a whole number from {least} to {most}")
    return int(value)


def socket_address(env: Env, name: str) -> str:
    """A Unix path or host:port, as a local daemon listens; empty where none is given."""
    value = env.str(name, "")
    host, _colon, port = value.rpartition(":")
    if value and not value.startswith("/") and not (host and port.isdigit() and 0 < int(port) < 65536):
        raise _refuse(name, value, "write the path of a socket, as /run/clamav/clamd.ctl, or host:port")
    return value


def site_url(env: Env, default: str | None) -> str:
    value = address(env, "SITE_URL", default, ("http", "https"))
    if not value:
        raise ImproperlyConfigured("SITE_URL is not set: write the public address of the site, as https://example.org.")
    parts = urlsplit(value)
    if not parts.hostname or parts.path.strip("/") or parts.query:
        raise _refuse("SITE_URL", value, "write a scheme and a host only, as https://example.org")
    return value.rstrip("/")


def language(env: Env, name: str = "LANGUAGE_CODE", default: str = "fr") -> str:
    value = env.str(name, "") or default
    if value not in LANGUAGES:
        raise _refuse(name, value, f"write one of {', '.join(LANGUAGES)}")
    return value


def time_zone(env: Env) -> str:
    value = env.str("TIME_ZONE", "") or "Europe/Paris"
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError) as error:
        raise _refuse("TIME_ZONE", value, "write the name of a time zone, as Europe/Paris") from error
    return value


def cities() -> list[str]:
    """The time zones named after a place: the others are old names, or the machine's own, which browsers do not know."""
    world = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    return [*sorted(name for name in available_timezones() if name.split("/")[0] in world), "UTC"]


def names(env: Env, name: str, default: list[str]) -> list[str]:
    return [part.strip() for part in env.str(name, ",".join(default)).split(",") if part.strip()]


def kept_secret(path: Path) -> str:
    """The secret of a development machine: made once, kept in `path`, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()
