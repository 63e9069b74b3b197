"""Mails from templates: plain text first, and the same text in HTML in the dress of the site."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import get_template
from django.utils.translation import override
from wagtail.models import Site

from core.text import render_visitor_text


class Letter(EmailMultiAlternatives):
    """A mail that says in the outbox what it tells of, as "offer:12"; "" where that is never erased."""

    about = ""
    # Of a mail on many things: each of them, named in the same way.
    parts: Sequence[str] = ()


_names: list[Callable[[], str]] = []


def send_templated(template: str, **letter: Any) -> None:
    """Writes a mail to the outbox: takes what `compose_templated` takes."""
    compose_templated(template, **letter).send()


def send_later(messages: Sequence[EmailMultiAlternatives]) -> None:
    """Writes many mails to the outbox at once. The act that they tell of does not wait for their delivery: a worker
    sends them, or the next periodic run."""
    if messages:
        get_connection(later=True).send_messages(messages)


def compose_templated(
    template: str,
    *,
    to: Sequence[str],
    subject: str,
    context: dict[str, Any] | None = None,
    action: tuple[str, str] | None = None,
    reply_to: Sequence[str] = (),
    unsubscribe_url: str = "",
    language: str = "",
    site_name: str = "",
    about: str = "",
    parts: Sequence[str] = (),
    note: str = "",
) -> Letter:
    """A mail in the language of the site unless told otherwise.

    `template` is a plain text body ("moderation/mail/approved.txt"): paragraphs between blank lines, no greeting formula
    imposed, no signature, nothing escaped. `subject` may be lazy. `action` is (what it does, full address): a line in
    the text, a button in the HTML; the address leads to a page with a button, never to a change. `unsubscribe_url` takes a
    POST without a token, as RFC 8058 asks. One mail goes to all of `to`: send one each where they must not see each other.
    Who writes many gives `site_name_now()`, so that it is read once. `about` names what an erasure takes the mail with,
    `parts` each thing of many that it tells of; `note` is a last paragraph.
    """
    name = site_name or site_name_now()
    with override(language or settings.LANGUAGE_CODE):
        body = _plain(template, {**(context or {}), "site_url": settings.SITE_URL, "site_name": name})
        if note:
            body = f"{body}\n{note}\n"
        frame = {
            "subject": " ".join(str(subject).split()),
            "body": body,
            "body_html": render_visitor_text(body),
            "action_label": str(action[0]) if action else "",
            "action_url": action[1] if action else "",
            "unsubscribe_url": unsubscribe_url,
            "site_name": name,
            "site_url": settings.SITE_URL,
            "language": language or settings.LANGUAGE_CODE,
        }
        text, html = _plain("mail/base.txt", frame), get_template("mail/base.html").render(frame)
    message = Letter(frame["subject"], text, to=list(to), reply_to=list(reply_to), headers=_headers(unsubscribe_url))
    message.attach_alternative(html, "text/html")
    message.about, message.parts = about, parts
    return message


def site_name_now() -> str:
    """The name that signs mails."""
    site = Site.objects.filter(is_default_site=True).first()
    return (site.site_name if site else "") or next((read() for read in _names), "") or settings.WAGTAIL_SITE_NAME


def named_by(read: Callable[[], str]) -> None:
    """An app above knows what editors call the site, where Wagtail's own name of it is empty."""
    _names[:] = [read]


def _plain(template: str, context: dict[str, Any]) -> str:
    """A template rendered as text: nothing is escaped, spaces at both ends are dropped."""
    return get_template("mail/plain.txt").render({**context, "plain_template": template}).strip() + "\n"


def _headers(unsubscribe_url: str) -> dict[str, str]:
    headers = {"Auto-Submitted": "auto-generated"}
    if unsubscribe_url:
        headers |= {"List-Unsubscribe": f"<{unsubscribe_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers
