"""From the outbox to the mail server."""

import logging
import smtplib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.utils import timezone
from django_tasks import task

from core.mail import storage
from core.models import OutgoingMail

logger = logging.getLogger(__name__)

# Without a worker, a request waits for its mail no longer than this (seconds); afterwards the mail waits, not the visitor.
PATIENCE_OF_A_REQUEST = 4
# After the server could not be reached, requests do not try for this long (seconds).
TRUCE = 60
UNREACHABLE = "core.mail.unreachable"
BATCH = 500
AT_ONCE = 10
KEPT_AFTER_SENDING = timedelta(days=30)
KEPT_OTHERWISE = timedelta(days=90)


@task()
def deliver(pk: int) -> None:
    """Tries one mail now: in a worker where there is one, else within the request that wrote it."""
    mail = OutgoingMail.objects.filter(pk=pk).first()
    if mail is None or (not settings.TASK_WORKER and cache.get(UNREACHABLE)):
        return
    _attempt(mail, settings.EMAIL_TIMEOUT if settings.TASK_WORKER else PATIENCE_OF_A_REQUEST)


@task()
def deliver_some(pks: list[int]) -> None:
    """Tries these mails, in a worker. Without one they wait for the next periodic run, so that who wrote many of them
    does not; where the transport only writes on this machine, the first few leave at once."""
    mails = OutgoingMail.objects.due().filter(pk__in=pks)
    if not settings.TASK_WORKER:
        mails = mails[: 0 if settings.EMAIL_TRANSPORT.startswith("core.mail.smtp") else AT_ONCE]
    for mail in mails:
        if not _attempt(mail, settings.EMAIL_TIMEOUT):
            break


def deliver_due() -> None:
    """Everything that waits and is due, until the server cannot be reached."""
    for mail in OutgoingMail.objects.interrupted():
        mail.mark_doubtful("The delivery was interrupted before the server answered.")
        logger.error("Mail %s was interrupted while it was sent: it may have arrived or not.", mail.pk)
    for mail in OutgoingMail.objects.due()[:BATCH]:
        if not _attempt(mail, settings.EMAIL_TIMEOUT):
            break


def forget_old_mails() -> None:
    now = timezone.now()
    OutgoingMail.objects.filter(state=OutgoingMail.State.SENT, created_at__lt=now - KEPT_AFTER_SENDING).delete()
    OutgoingMail.objects.filter(created_at__lt=now - KEPT_OTHERWISE).delete()


def _attempt(mail: OutgoingMail, seconds: int) -> bool:
    """One delivery. False where the server could not be reached at all."""
    if not mail.claim():
        return True
    connection = get_connection(settings.EMAIL_TRANSPORT, timeout=seconds)
    try:
        connection.open()
    except Exception as error:
        cache.set(UNREACHABLE, True, TRUCE)
        _postpone(mail, error)
        return False
    try:
        connection.send_messages([storage.from_json(mail.content)])
    except Exception as error:
        _record_failure(mail, connection, error)
    else:
        mail.mark_sent()
    finally:
        connection.close()
    return True


def _record_failure(mail: OutgoingMail, connection: Any, error: Exception) -> None:
    if _is_final(error):
        mail.mark_refused(_words(error))
        logger.error("Mail %s was refused: %s", mail.pk, _words(error))
    elif getattr(connection, "may_have_sent", False) and not isinstance(error, smtplib.SMTPResponseException):
        mail.mark_doubtful(_words(error))
        logger.error("Mail %s was handed over without an answer: %s", mail.pk, _words(error))
    else:
        _postpone(mail, error)


def _postpone(mail: OutgoingMail, error: Exception) -> None:
    mail.postpone(_words(error))
    logger.warning("Mail %s could not be sent (attempt %s): %s", mail.pk, mail.attempts, _words(error))


def _is_final(error: Exception) -> bool:
    """Whether the server said that it will never take this mail (codes 5xx on its recipients or its text)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _reason in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and 500 <= error.smtp_code < 600


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
