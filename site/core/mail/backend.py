from collections.abc import Sequence
from email.utils import make_msgid
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from core.mail import storage
from core.mail.delivery import deliver
from core.models import OutgoingMail


class OutboxBackend(BaseEmailBackend):
    """Stores each message as a row of the current transaction; its delivery starts when the transaction is committed.

    Faults of the message itself (a newline in a header, an impossible address) are told at once, as by any backend.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        stored = [self._store(message) for message in email_messages if message.recipients()]
        for mail in stored:
            # Robust: the mail is stored, so a fault here must not undo the page that the visitor waits for.
            transaction.on_commit(partial(deliver.enqueue, mail.pk), robust=True)
        return len(stored)

    def _store(self, message: EmailMessage) -> OutgoingMail:
        # The same identity at each attempt: a server that has the mail already can tell.
        message.extra_headers.setdefault("Message-ID", make_msgid(domain=urlsplit(settings.SITE_URL).hostname))
        message.message()
        return OutgoingMail.objects.create(
            subject=str(message.subject), recipients=message.recipients(), content=storage.to_json(message)
        )
