"""How many mails one mailbox receives in a day, whoever names it: anybody may type the address of a third person.

What follows is never lost: it stands on the private page of each message. See docs/decisions/0115.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from enum import Enum

from django.db.models import Count
from django.utils import timezone

from core.intake import hashed_mailbox
from core.models import IntakeRecord
from moderation.mailboxes import Mailbox

KIND = "letter"
A_DAY = 10
DAY = timedelta(days=1)


class Admitted(Enum):
    """Of a mail that would leave: it does, it does and is the last one of the day, it does not."""

    YES = "yes"
    LAST = "last"
    NO = "no"


def admit(boxes: Sequence[Mailbox]) -> list[Admitted]:
    """For mails on decisions and answers, one per box of `boxes` in their order. Two queries, whatever their number."""
    hashes = [hashed_mailbox(box.email) for box in boxes]
    now = timezone.now()
    records = IntakeRecord.objects.filter(kind=KIND, email__in=set(hashes), created_at__gt=now - DAY).order_by()
    sent: Counter[str] = Counter(dict(records.values_list("email").annotate(number=Count("pk"))))
    found = []
    for one in hashes:
        sent[one] += 1
        found.append(Admitted.YES if sent[one] < A_DAY else Admitted.LAST if sent[one] == A_DAY else Admitted.NO)
    IntakeRecord.objects.bulk_create(
        IntakeRecord(kind=KIND, email=one, created_at=now)
        for one, admitted in zip(hashes, found, strict=True)
        if admitted is not Admitted.NO
    )
    return found
