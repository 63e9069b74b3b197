from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long to wait after each failure; after the last one, nobody tries any more.
BACKOFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440)]
# A delivery that has not ended by then was killed: whether the server took the mail, nobody knows.
LONGEST_DELIVERY = timedelta(minutes=10)


class OutgoingMailQuerySet(models.QuerySet):
    def due(self, now: datetime | None = None) -> "OutgoingMailQuerySet":
        """What waits for a delivery at `now`, the oldest first."""
        return self.filter(state=OutgoingMail.State.WAITING, due_at__lte=now or timezone.now()).order_by("due_at", "pk")

    def about(self, *things: str) -> "OutgoingMailQuerySet":
        """Mails that tell of any of `things`, named as their writers name them: "offer:12"; and of decisions on them."""
        wanted = models.Q(about__in=things)
        for thing in things:
            wanted |= models.Q(about__startswith=f"{thing}/")
        return self.filter(wanted)

    def interrupted(self, now: datetime | None = None) -> "OutgoingMailQuerySet":
        """Deliveries whose process died before it could say how they ended."""
        return self.filter(state=OutgoingMail.State.SENDING, claimed_at__lte=(now or timezone.now()) - LONGEST_DELIVERY)

    def recall(self, names: list[str]) -> int:
        """Mails `about` one of `names` that no delivery has taken yet are not sent any more; how many."""
        waiting = self.filter(state=OutgoingMail.State.WAITING, about__in=names)
        return waiting.update(state=OutgoingMail.State.RECALLED, content={}, last_error="") if names else 0

    def recall_parts(self, abouts: set[str], parts: set[str]) -> list[tuple[dict[str, Any], list[str]]]:
        """Mails on many things, `about` one of `abouts`, that tell of some of `parts` and that no delivery has taken yet
        are not sent any more; of each, its content and the rest of what it told, for its writer to tell anew."""
        if not abouts:
            return []
        waiting: Any = self.select_for_update().filter(state=OutgoingMail.State.WAITING, about__in=abouts).order_by("pk")
        recalled = [mail for mail in waiting if parts.intersection(mail.parts)]
        rest = [(mail.content, [part for part in mail.parts if part not in parts]) for mail in recalled]
        for mail in recalled:
            mail.state, mail.content, mail.last_error = OutgoingMail.State.RECALLED, {}, ""
            mail.parts = [part for part in mail.parts if part in parts]
        self.bulk_update(recalled, ["state", "content", "last_error", "parts"], batch_size=100)
        return [(content, left) for content, left in rest if left]

    def unheard(self, name: str) -> set[str]:
        """Addresses whose mail `about` exactly `name` was called back: they know nothing of what it told."""
        return {
            to.lower()
            for recipients in self.recalled().filter(about=name).values_list("recipients", flat=True)
            for to in recipients
        }

    def recalled(self) -> "OutgoingMailQuerySet":
        return self.filter(state=OutgoingMail.State.RECALLED)


class OutgoingMail(models.Model):
    """A mail of the outbox, stored in the transaction of what it tells.

    It is sent once at most: what was handed to a server that did not answer is "doubtful", and only a person sends it again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        REFUSED = "refused", _("Refused by the mail server")
        ABANDONED = "abandoned", _("Given up after many attempts")
        DOUBTFUL = "doubtful", _("Interrupted: perhaps sent")
        RECALLED = "recalled", _("Called back before it left")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    subject = models.TextField(_("subject"))
    recipients = models.JSONField(_("to"), default=list)
    # What it tells of: an erasure of that thing takes its mails along, sent or not; the undo of a decision, those that wait.
    # "offer:12", "decision:345", and "offer:12/345" for the decision of number 345 on that offer.
    about = models.CharField(max_length=60, blank=True, db_index=True, editable=False)
    # Of a mail on many things: each, named in the same way. What is left of it once some are taken back is told anew.
    parts = models.JSONField(default=list, editable=False)
    # As core.mail.storage makes it; emptied once sent, since mails carry private links that are stored nowhere else.
    content = models.JSONField(_("content"), default=dict)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_at = models.DateTimeField(_("last attempt"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=("state", "due_at"), name="mail_by_state_and_due")]

    def __str__(self) -> str:
        return self.subject

    def claim(self) -> bool:
        """Takes the mail for one delivery. False where another process has it, or it no longer waits, or was erased."""
        now = timezone.now()
        taken = OutgoingMail.objects.filter(pk=self.pk, state=self.State.WAITING).update(
            state=self.State.SENDING, claimed_at=now, attempts=models.F("attempts") + 1
        )
        return bool(taken) and self._read_again()

    def mark_sent(self) -> None:
        self._end(self.State.SENT, sent_at=timezone.now(), last_error="", content={})

    def mark_refused(self, error: str) -> None:
        self._end(self.State.REFUSED, last_error=error[:500])

    def mark_doubtful(self, error: str) -> None:
        self._end(self.State.DOUBTFUL, last_error=error[:500])

    def postpone(self, error: str) -> None:
        """Surely not sent: tried again later, and given up after the last delay of BACKOFF."""
        if self.attempts > len(BACKOFF):
            self._end(self.State.ABANDONED, last_error=error[:500])
        else:
            self._end(self.State.WAITING, due_at=timezone.now() + BACKOFF[self.attempts - 1], last_error=error[:500])

    def send_again(self) -> None:
        """A person's decision on a mail that was refused, given up or doubtful: it waits for a delivery anew."""
        stopped = [self.State.REFUSED, self.State.ABANDONED, self.State.DOUBTFUL]
        OutgoingMail.objects.filter(pk=self.pk, state__in=stopped).update(
            state=self.State.WAITING, attempts=0, due_at=timezone.now()
        )
        self.refresh_from_db()

    def _end(self, state: str, **fields: object) -> None:
        if OutgoingMail.objects.filter(pk=self.pk, state=self.State.SENDING).update(state=state, **fields):
            self._read_again()

    def _read_again(self) -> bool:
        """False where it is gone: what it told of was erased while it was on its way."""
        try:
            self.refresh_from_db()
        except OutgoingMail.DoesNotExist:
            return False
        return True
