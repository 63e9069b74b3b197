"""The erasure that the law grants to who wrote a comment: of the text and of the person, everywhere."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from moderation import erased_mails
from moderation.quotes import quotes
from moderation.signals import erasing
from moderation.states import MODERATE, WITHDRAWN
from review import register
from review.models import Decision
from review.models.reviewable import gone
from review.moves import MoveRefused


class Erasable:
    """Of a comment: its text, its former texts, its name, its addresses and the reasons given on it go; its place, its
    replies and its decisions stay."""

    pk: Any
    state: str

    def erase(self, *, by: Any = None, name: str = "", reason: str = "") -> None:
        """Erases for good, whatever the state; `by` a moderator on request, or None for the author alone (`name`).

        The comment is withdrawn by a decision, then the register drops its texts and the reasons given on it, also where
        decisions on others quote it: the chain still verifies. `reason` is that of the erasure, and stays. Erased twice is
        erased once. `moderation.signals.erasing` lets others drop what they keep of it, in the same transaction. Raises
        MoveRefused where it is gone with its article.
        """
        if by is not None and not by.has_perm(MODERATE):
            raise PermissionDenied
        while not self._try_to_erase(by, name, reason):
            pass  # Somebody banned its author between two locks: once more, with that ban held as well.
        this: Any = self
        this.refresh_from_db()

    def _try_to_erase(self, by: Any, name: str, reason: str) -> bool:
        """Erases; False, and nothing done, where a ban that quotes it was imposed before its lock was had."""
        model: Any = type(self)
        with transaction.atomic():
            # Bans before comments, as everybody: see docs/decisions/0155.
            bans = list(model(pk=self.pk).bans.select_for_update(no_key=True).order_by("pk"))
            row = model.objects.select_for_update(of=("self",), no_key=True).filter(pk=self.pk).first()
            if row is None:
                raise MoveRefused(gone())
            if row.erased_at:
                return True
            if row.bans.exclude(pk__in=[ban.pk for ban in bans]).exists():
                return False
            erasing.send(sender=model, comment=row)
            rest = erased_mails.drop(row)
            who = name or ("" if by else _("its author"))
            if row.state != WITHDRAWN:
                row.decide("withdraw", by=by, name=who)
            for subject, fields in _quoting(row).items():
                register.erase(subject, by=by, name=who, fields=fields)
            register.erase(row, by=by, name=who, reason=reason, fields=register.ERASABLE)
            for ban in bans:
                register.erase(ban, by=by, name=who, fields=register.ERASABLE)
            row.bans.update(label="…", reason=_reason_of_ban())
            for column, nothing in NOTHING.items():
                setattr(row, column, nothing)
            row.erased_at = timezone.now()
            row.save(update_fields=[*NOTHING, "html", "erased_at"])
            if rest:
                from moderation.news import tell_the_rest

                tell_the_rest(rest)
        return True


NOTHING = {
    "comment": "", "first_text": "", "unedited_text": "", "user_name": "", "user_email": "", "user_url": "",
    "user": None, "ip_address": None, "sender_hash": "", "followup": False,
}  # fmt: skip

KNOWN = 20  # Characters of a text that are looked for in the reasons of any decision.


def _quoting(row: Any) -> dict[Any, tuple[str, ...]]:
    """What else was decided with a reason that quotes the text: {its subject: what the register blanks}."""
    texts = [text for text in (row.comment, row.first_text, row.unedited_text, row.user_name) if text.strip()]
    likely = Q(act__in=[act for act in row.decisions.values_list("act", flat=True) if act])
    for text in texts:
        if len(text) >= KNOWN:
            likely |= Q(reason__icontains=text[:KNOWN])
    found = Decision.objects.filter(likely).exclude(reason="").select_related("content_type")
    subjects = (entry.subject for entry in found if quotes(entry.reason, texts))
    return {subject: ("reason",) for subject in subjects if subject is not None and subject != row}


def _reason_of_ban() -> str:
    with override(settings.LANGUAGE_CODE):
        return _("The message that led to this ban was erased.")
