"""The erasure that the law grants to who wrote a comment: of the text and of the person, everywhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import OutgoingMail
from moderation.signals import erasing
from moderation.states import MODERATE, WITHDRAWN
from review import register


class Erasable:
    """Of a comment: its text, its former texts, its name and its addresses go; its place, its replies and its decisions stay."""

    pk: Any
    state: str

    def erase(self, *, by: Any = None, name: str = "", reason: str = "") -> None:
        """Erases for good, whatever the state; `by` a moderator on request, or None for the author alone (`name`).

        The comment is withdrawn by a decision, then the register drops its texts: the chain still verifies. Erased twice
        is erased once. `moderation.signals.erasing` lets others drop what they keep of it, in the same transaction.
        """
        if by is not None and not by.has_perm(MODERATE):
            raise PermissionDenied
        model: Any = type(self)
        with transaction.atomic():
            row = model.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if row.erased_at:
                return
            bans = list(row.bans.select_for_update())
            erasing.send(sender=model, comment=row)
            _drop_mails(row)
            who = name or ("" if by else _("its author"))
            if row.state != WITHDRAWN:
                row.decide("withdraw", by=by, name=who, reason=reason)
            register.erase(row, by=by, name=who)
            for ban in bans:
                register.erase(ban, by=by, name=who)
            row.bans.update(label="…")
            for column, nothing in NOTHING.items():
                setattr(row, column, nothing)
            row.erased_at = timezone.now()
            row.save(update_fields=[*NOTHING, "html", "erased_at"])
        this: Any = self
        this.refresh_from_db()


NOTHING = {
    "comment": "", "first_text": "", "unedited_text": "", "user_name": "", "user_email": "", "user_url": "",
    "user": None, "ip_address": None, "sender_hash": "", "followup": False,
}  # fmt: skip

QUOTED = 250  # Characters: less than any mail quotes of a text.


def _drop_mails(row: Any) -> None:
    """Mails that still wait with the text in them, or with its beginning (those to moderators), are not sent any more."""
    texts = {_beginning(text) for text in (row.comment, row.first_text, row.unedited_text) if text.strip()}
    for mail in OutgoingMail.objects.exclude(state=OutgoingMail.State.SENT).only("content", "recipients"):
        parts = [" ".join(str(part).split()) for part in mail.content.values()]
        if any(text in part for text in texts for part in parts):
            mail.delete()


def _beginning(text: str) -> str:
    """As a mail may quote it: on one line, and no longer than the excerpts that moderators receive."""
    return " ".join(text.split())[:QUOTED].rstrip()
