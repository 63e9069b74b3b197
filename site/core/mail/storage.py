"""A message as JSON and back, nothing lost on the way."""

from base64 import b64decode, b64encode
from email.mime.base import MIMEBase
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives


def to_json(message: EmailMessage) -> dict[str, Any]:
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "subtype": message.content_subtype,
        "from": message.from_email,
        "to": message.to,
        "cc": message.cc,
        "bcc": message.bcc,
        "reply_to": message.reply_to,
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": [[str(part.content), part.mimetype] for part in getattr(message, "alternatives", [])],
        "attachments": [_attachment(part) for part in message.attachments],
    }


def from_json(stored: dict[str, Any]) -> EmailMessage:
    message = EmailMultiAlternatives(
        stored["subject"],
        stored["body"],
        stored["from"],
        stored["to"],
        bcc=stored["bcc"],
        cc=stored["cc"],
        reply_to=stored["reply_to"],
        headers=stored["headers"],
        alternatives=[tuple(part) for part in stored["alternatives"]],
        attachments=[(name, b64decode(content), kind) for name, content, kind in stored["attachments"]],
    )
    message.content_subtype = stored["subtype"]
    return message


def _attachment(part: Any) -> list[str | None]:
    """Name, content in base64, type."""
    if isinstance(part, MIMEBase):
        name, content, kind = part.get_filename(), part.get_payload(decode=True), part.get_content_type()
    else:
        name, content, kind = part
    data = content.encode() if isinstance(content, str) else bytes(content)
    return [name, b64encode(data).decode(), kind]
