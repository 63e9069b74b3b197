from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.text import render_visitor_text
from jobs.applications.querysets import ApplicationQuerySet, kept_for
from jobs.applications.states import ANSWERS, APPLICATION_MOVES, WAITING, WITHDRAWN, ApplicationState
from jobs.models.offer import Offer
from jobs.states import FILLED
from review.models import Decision, Reviewable
from review.moves import Move

# By when the recruiter should have answered; afterwards they are reminded.
DUE = timedelta(days=15)


class Application(Reviewable, models.Model):  # type: ignore[django-manager-missing]
    """What a candidate sent for an offer. Read by the recruiter and by the candidate, nobody else.

    Its decisions stand in the register without a word of anybody: see docs/decisions/0092.
    """

    moves = APPLICATION_MOVES
    queue_key = "applications"

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="applications", verbose_name=gettext_lazy("offer"))
    state = models.CharField(
        gettext_lazy("state"), max_length=20, choices=ApplicationState, default=ApplicationState.NEW, editable=False
    )
    name = models.CharField(gettext_lazy("name"), max_length=80)
    email = models.EmailField(gettext_lazy("e-mail"), max_length=254)
    message = models.TextField(gettext_lazy("message"))
    message_html = models.TextField(editable=False)
    sent_at = models.DateTimeField(pgettext_lazy("application", "received"), default=timezone.now)
    due_at = models.DateTimeField(gettext_lazy("answer due"))
    answered_at = models.DateTimeField(gettext_lazy("first answer"), null=True, blank=True)
    # Of either side: from here the time to keep it is counted.
    last_contact_at = models.DateTimeField(gettext_lazy("last contact"), default=timezone.now, db_index=True)
    reminders = models.PositiveSmallIntegerField(gettext_lazy("reminders sent"), default=0)
    silence_told_at = models.DateTimeField(null=True, blank=True)
    filled_told_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("application")
        verbose_name_plural = gettext_lazy("applications")
        default_permissions = ()
        indexes = [
            models.Index(fields=("offer", "-sent_at"), name="applications_of_an_offer"),
            models.Index(fields=("state", "sent_at"), name="applications_waiting"),
        ]

    def __str__(self) -> str:
        return _("%(name)s, for “%(offer)s”") % {"name": self.name, "offer": self.offer.title}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new application; afterwards moves change it, and nothing else."""
        self.message_html = render_visitor_text(self.message)
        self.due_at = self.due_at or self.sent_at + DUE
        super().save(*args, **kwargs)

    def review_text(self) -> str:
        """Nothing: a candidate's words must leave with the candidate, and the register is never changed."""
        return ""

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        made = list(decisions)
        for made_at in {decision.made_at for decision in made}:
            rows = cls._base_manager.filter(pk__in=[decision.object_id for decision in made if decision.made_at == made_at])
            rows.update(last_contact_at=made_at)
            if move.to_state in ANSWERS:
                rows.update(answered_at=Coalesce("answered_at", models.Value(made_at, output_field=models.DateTimeField())))

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.due_at < timezone.now()

    @property
    def is_left_behind(self) -> bool:
        """Whether the offer was filled without a word to this candidate."""
        return self.is_waiting and self.offer.state == FILLED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == WITHDRAWN

    @property
    def kept_until(self) -> datetime:
        """When it is deleted at the latest, if nothing more happens."""
        return self.last_contact_at + kept_for(self.state)
