from collections.abc import Sequence
from email.utils import make_msgid
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from core.mail import storage
from core.mail.delivery import deliver, deliver_some
from core.mail.templated import site_name_now
from core.models import OutgoingMail

BATCH = 200


class OutboxBackend(BaseEmailBackend):
    """Stores each message as a row of the current transaction; its delivery starts when the transaction is committed.

    With `later`, nobody waits for the delivery: a worker sends them, or the next periodic run.
    Faults of the message itself (a newline in a header, an impossible address) are told at once, as by any backend.
    """

    def __init__(self, *, later: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.later = later

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self._name(email_messages)
        rows = [self._row(message) for message in email_messages if message.recipients()]
        stored = OutgoingMail.objects.bulk_create(rows, batch_size=BATCH)
        # Robust: the mails are stored, so a fault here must not undo the page that the visitor waits for.
        if self.later:
            transaction.on_commit(partial(deliver_some.enqueue, [mail.pk for mail in stored]), robust=True)
        else:
            for mail in stored:
                transaction.on_commit(partial(deliver.enqueue, mail.pk), robust=True)
        return len(stored)

    def _name(self, messages: Sequence[EmailMessage]) -> None:
        """Mails of the site, Wagtail's own included, come from its name, where the address that was set has none."""
        address = settings.DEFAULT_FROM_EMAIL
        nameless = [message for message in messages if message.from_email == address and "<" not in address]
        if nameless:
            name = " ".join(site_name_now().replace("\\", "").replace('"', "").split())
            for message in nameless:
                message.from_email = f'"{name}" <{address}>'

    def _row(self, message: EmailMessage) -> OutgoingMail:
        # The same identity at each attempt: a server that has the mail already can tell.
        message.extra_headers.setdefault("Message-ID", make_msgid(domain=urlsplit(settings.SITE_URL).hostname))
        message.message()
        return OutgoingMail(
            subject=str(message.subject),
            recipients=message.recipients(),
            content=storage.to_json(message),
            about=getattr(message, "about", ""),
            parts=list(getattr(message, "parts", ())),
        )
