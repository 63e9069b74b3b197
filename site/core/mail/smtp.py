"""SMTP that keeps to a deadline and knows whether the server may have taken the mail."""

import smtplib
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend as DjangoBackend


class _Punctual(smtplib.SMTP):
    """One conversation, over by `deadline` (monotonic seconds) whatever the server does."""

    deadline: float
    handed_over = False

    def putcmd(self, cmd: str, args: str = "") -> None:
        self._hasten()
        super().putcmd(cmd, args)

    def getreply(self) -> tuple[int, bytes]:
        self._hasten()
        code, reply = super().getreply()
        # "Go on with the text": from here on, silence proves nothing.
        self.handed_over = self.handed_over or code == 354
        return code, reply

    def _hasten(self) -> None:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the mail server took too long")
        if self.sock:
            self.sock.settimeout(left)


class _PunctualTLS(_Punctual, smtplib.SMTP_SSL):
    pass


class EmailBackend(DjangoBackend):
    """Django's backend, within EMAIL_TIMEOUT for the whole conversation.

    `may_have_sent` tells whether the text had begun to leave when something failed.
    """

    @property
    def connection_class(self) -> Any:
        deadline = time.monotonic() + (self.timeout or 60)
        kind = _PunctualTLS if self.use_ssl else _Punctual

        def connect(host: str, port: int, **options: Any) -> smtplib.SMTP:
            options["local_hostname"] = urlsplit(settings.SITE_URL).hostname
            self.conversation = type(kind.__name__, (kind,), {"deadline": deadline})(host, port, **options)
            return self.conversation

        return connect

    @property
    def may_have_sent(self) -> bool:
        conversation = getattr(self, "conversation", None)
        return bool(conversation and conversation.handed_over)

    def _close_connection(self, connection: smtplib.SMTP) -> None:
        try:
            super()._close_connection(connection)  # type: ignore[misc]
        except OSError:
            # The mail was answered for already; the good-bye does not matter.
            connection.close()
