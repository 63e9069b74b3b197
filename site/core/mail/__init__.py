"""Outgoing mail: written to the outbox in the transaction of what it tells, delivered on commit, tried again when it fails."""

from core.mail.backend import OutboxBackend
from core.mail.templated import Letter, compose_templated, send_later, send_templated, site_name_now

__all__ = ["Letter", "OutboxBackend", "compose_templated", "send_later", "send_templated", "site_name_now"]
