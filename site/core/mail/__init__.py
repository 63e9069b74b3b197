"""Outgoing mail: written to the outbox in the transaction of what it tells, delivered on commit, tried again when it fails."""

from core.mail.backend import OutboxBackend
from core.mail.templated import send_templated

__all__ = ["OutboxBackend", "send_templated"]
