from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from review import seal


class AppendOnly(models.QuerySet):
    """Rows that may be added and read, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Decisions are never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("Decisions are never deleted.")

    def about(self, subject: models.Model) -> "AppendOnly":
        """All that was decided on `subject`, the oldest first."""
        return self.filter(content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk).order_by("sequence")


class Decision(models.Model):
    """One entry of the register: who made which move, when, why, on what exact text.

    Decisions made by one click share their `act`, so that one click takes them back.
    Entries form a chain: each digest covers the one before, so `manage.py verify_register` sees any change or gap.
    The texts are covered by their salted seals only, so that `erase()` keeps the chain.
    """

    SEALED = ("text", "reason", "actor_name")

    sequence = models.PositiveBigIntegerField(unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="decisions",
        verbose_name=_("by"),
    )
    actor_name = models.CharField(_("by"), max_length=200)
    move = models.CharField(_("decision"), max_length=30)
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    ground = models.CharField(_("ground"), max_length=80, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    text = models.TextField(_("text decided on"), blank=True)
    made_at = models.DateTimeField(_("date"), db_index=True)
    act = models.CharField(max_length=32, blank=True, db_index=True)
    seals = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("sequence",)
        indexes = [models.Index(fields=("content_type", "object_id", "sequence"), name="decisions_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.move} ({self.actor_name})"

    @property
    def mail_name(self) -> str:
        """What the outbox calls the mail that tells of it: called back by this name where it is taken back."""
        return f"decision:{self.sequence}"

    def facts(self) -> list[str | int]:
        """What the digest covers in plain, in a form that does not depend on the database."""
        subject = f"{self.content_type.app_label}.{self.content_type.model}"
        facts: list[str | int] = [
            self.sequence, subject, self.object_id, self.move, self.from_state, self.to_state, self.ground,
            seal.moment(self.made_at),
        ]  # fmt: skip
        # Entries older than acts have none: their digest stays what it was.
        return [*facts, self.act] if self.act else facts

    def close(self, sequence: int, previous: str) -> None:
        """Gives the entry its place in the chain, before it is stored."""
        self.sequence, self.previous = sequence, previous
        self.seals = {name: seal.seal(getattr(self, name)) for name in self.SEALED}
        self.digest = seal.link(previous, self.facts(), self.seals)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("Decisions are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Decisions are never deleted.")


class Register(models.Model):
    """The head of the chain, one row: locked while entries are added, so that each has one place."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=seal.GENESIS)

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")

    def __str__(self) -> str:
        return str(self.sequence)
