"""Mails and an erased comment: those that still hold its words do not leave, and no trace of a sent one names its author."""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.models import OutgoingMail
from moderation.quotes import quotes
from moderation.recalled import about, about_answer

QUOTED = 250  # Characters: less than any mail quotes of a text.
LONG = 25  # Characters from which a text is nobody else's.
State = OutgoingMail.State


def drop(comment: Any) -> list[tuple[dict[str, Any], list[str]]]:
    """Inside the transaction of the erasure, before the row is blanked. Of mails on many decisions, what `news.tell_the_rest`
    takes: it is told anew once the register holds no word of the comment either."""
    rest = []
    own = {name(each) for each in comment.decisions for name in (about, about_answer)}
    texts = [text for text in (comment.comment, comment.first_text, comment.unedited_text) if text.strip()]
    with override(settings.LANGUAGE_CODE):
        named = _("%(name)s answered you") % {"name": comment.user_name}
    for mail in OutgoingMail.objects.only("about", "content", "recipients", "subject", "state", "parts").iterator(chunk_size=500):
        names = mail.parts or [mail.about]
        others = [name for name in names if name and name not in own]
        tells_of_it = not own.isdisjoint(names)
        is_theirs = comment.user_email.casefold() in [address.casefold() for address in mail.recipients]
        if mail.state == State.SENT:
            # Its words are gone already.
            is_to_go = is_theirs or mail.subject == named
        elif mail.state == State.RECALLED:
            # So are these. It stays for what else it did not tell.
            is_to_go = tells_of_it and not others
        else:
            is_to_go = tells_of_it or _holds(mail.content, comment, texts, is_theirs)
        if is_to_go and others and mail.state == State.SENT:
            # That it was told stays, to whom does not: without it, the others would be told a second time.
            OutgoingMail.objects.filter(pk=mail.pk).update(subject="…", recipients=[], last_error="")
        elif is_to_go:
            if mail.parts and others and mail.state == State.WAITING:
                rest.append((mail.content, others))
            mail.delete()
    return rest


def _holds(content: dict[str, Any], comment: Any, texts: list[str], is_theirs: bool) -> bool:
    parts = [str(part) for part in content.values()]
    if any(_names(part, comment) for part in parts):
        return True
    if is_theirs and any(quotes(part, texts) for part in parts):
        return True
    lines = {" ".join(line.split()) for part in parts for line in part.splitlines()}
    flat = [" ".join(part.split()) for part in parts]
    for beginning in (_beginning(text) for text in texts):
        if any(beginning in part for part in flat) if len(beginning) >= LONG else beginning in lines:
            return True
    return False


def _names(part: str, comment: Any) -> bool:
    """Whether the mail leads to the comment: it tells of it, or quotes it."""
    return re.search(re.escape(comment.get_absolute_url()) + r"(?!\w)", part) is not None


def _beginning(text: str) -> str:
    """As a mail may quote it: on one line, and no longer than the excerpts that moderators receive."""
    return " ".join(text.split())[:QUOTED].rstrip()
