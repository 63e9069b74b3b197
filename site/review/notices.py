"""Mails to who may decide: a summary of what waits, at the rhythm of each; a reminder where something waits too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.addresses import absolute
from core.mail import send_templated
from review import links
from review.desk import all_queues, queues_of
from review.models import DeskPreference, DeskSettings, QueueReminder, Rhythm
from review.waiting import oldest_for, waiting_in

SHOWN = 5  # Rows of one queue that a mail tells of.
EXCERPT = 300
MORNING = 7  # The hour, on the site's clock, at which a day of mails begins.
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Waiting:
    """What a mail says of one queue."""

    queue: Any
    number: int
    oldest: datetime
    rows: list[Any]

    def told_to(self, user: Any) -> dict[str, Any]:
        excerpts = [
            {"title": str(row), "text": _excerpt(row), "url": links.decide_url(self.queue, row.pk, user)} for row in self.rows
        ]
        return {
            "label": self.queue.menu_label,
            "number": self.number,
            "oldest": self.oldest,
            "rows": excerpts,
            "more": self.number - len(self.rows),
        }


def send_digests(now: datetime | None = None) -> int:
    """Sends the summaries that are due; how many left. Called again, it sends nothing twice."""
    now = now or timezone.now()
    site_rhythm = DeskSettings.load().digest
    waiting = _what_waits()
    return sum(_digest(user, site_rhythm, waiting, now) for user in _people())


def _digest(user: Any, site_rhythm: str, waiting: list[Waiting], now: datetime) -> bool:
    with transaction.atomic():
        if not get_user_model()._default_manager.select_for_update(no_key=True).filter(pk=user.pk).exists():
            return False  # The account was deleted meanwhile: the others are told all the same.
        mine = DeskPreference.objects.select_for_update().get_or_create(user=user)[0]
        rhythm = mine.digest or (Rhythm.OFF if user.is_superuser else site_rhythm)
        due = _latest(rhythm, now)
        if due is None or (mine.told_at and mine.told_at >= due):
            return False
        mine.told_at = now
        mine.save(update_fields=["told_at"])
        shown = [part for part in waiting if part.queue in queues_of(user)]
        if not shown or not user.email:
            return False
        number = sum(part.number for part in shown)
        subject = ngettext_lazy("To review: %(number)d waits", "To review: %(number)d wait", "number") % {"number": number}
        _send(user, "review/mail/digest.txt", subject, {"queues": [part.told_to(user) for part in shown]})
    return True


def send_reminders(now: datetime | None = None) -> int:
    """Reminds of each queue whose oldest row waits longer than the setting, once per such delay; how many mails left."""
    now = now or timezone.now()
    hours = DeskSettings.load().remind_after
    if not hours:
        return 0
    late = [part for part in _what_waits() if part.oldest <= now - timedelta(hours=hours)]
    return sum(_remind(part, timedelta(hours=hours), now) for part in late)


def _remind(part: Waiting, delay: timedelta, now: datetime) -> int:
    with transaction.atomic():
        kept = QueueReminder.objects.select_for_update().get_or_create(queue=part.queue.name)[0]
        if kept.sent_at and kept.sent_at > now - delay:
            return 0
        kept.sent_at = now
        kept.save(update_fields=["sent_at"])
        quiet = set(DeskPreference.objects.filter(reminders=False).values_list("user", flat=True))
        people = [user for user in _people() if user.email and user.pk not in quiet and part.queue in queues_of(user)]
        # Who runs the machine without a rhythm of their own is not of the desk.
        people = [user for user in people if not user.is_superuser or _chose(user)]
        for user in people:
            subject = _("It has waited too long: %(queue)s") % {"queue": part.queue.menu_label}
            _send(user, "review/mail/reminder.txt", subject, {"queue": part.told_to(user)})
    return len(people)


def _chose(user: Any) -> bool:
    return DeskPreference.objects.filter(user=user).exclude(digest__in=("", Rhythm.OFF)).exists()


def _send(user: Any, template: str, subject: Any, context: dict[str, Any]) -> None:
    send_templated(
        template,
        to=[user.email],
        subject=subject,
        context=context,
        action=(_("Open the desk"), absolute(reverse("review_desk"))),
        unsubscribe_url=links.quiet_url(user),
    )


def _people() -> list[Any]:
    """Whoever holds the permission of at least one queue."""
    users = get_user_model()._default_manager
    found: dict[int, Any] = {}
    for permission in {queue.permission for queue in all_queues()}:
        found |= {user.pk: user for user in users.with_perm(permission, backend=BACKEND)}
    return [found[pk] for pk in sorted(found)]


def _what_waits() -> list[Waiting]:
    """Each queue where something waits, with its oldest rows."""
    queues = all_queues()
    numbers, oldest = waiting_in(queues), oldest_for(queues)
    return [
        Waiting(queue, numbers[queue.name], oldest[queue.name], _oldest_rows(queue))
        for queue in queues
        if numbers[queue.name] and queue.name in oldest
    ]


def _oldest_rows(queue: Any) -> list[Any]:
    return list(queue.rows().in_state(queue.model.moves.waiting).order_by("pk")[:SHOWN])


def _excerpt(row: Any) -> str:
    text = " ".join(row.review_text().split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def _latest(rhythm: str, now: datetime) -> datetime | None:
    """The last moment at which a mail of this rhythm was due."""
    local = timezone.localtime(now).replace(minute=0, second=0, microsecond=0)
    if rhythm == Rhythm.OFF:
        return None
    if rhythm == Rhythm.HOURLY:
        return local
    morning = local.replace(hour=MORNING)
    if morning > local:
        morning -= timedelta(days=1)
    return morning - timedelta(days=morning.weekday()) if rhythm == Rhythm.WEEKLY else morning
