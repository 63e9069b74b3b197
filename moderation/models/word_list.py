from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from moderation.holds.words import LONGEST_ENTRY, entries_of

MOST_ENTRIES = 20_000


class WordList(models.Model):
    """Words that refuse or hold a comment, as editors-in-chief write them."""

    class Effect(models.TextChoices):
        REFUSE = "refuse", _("Refuses: the comment is refused at once, with its reason; you can take it back")
        HOLD = "hold", _("Holds: the comment waits, with the word named")

    title = models.CharField(_("title"), max_length=80, unique=True, help_text=_("Example: Insults."))
    effect = models.CharField(_("effect"), max_length=10, choices=Effect, default=Effect.HOLD)
    entries = models.TextField(
        _("words"),
        help_text=_(
            "One word or one expression a line, with each ending you want: capitals and accents do not matter, and a part of"
            " a longer word never matches. A line that begins with # is a note."
        ),
    )
    active = models.BooleanField(_("in use"), default=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("list of words")
        verbose_name_plural = _("lists of words")
        ordering = ("effect", "title")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        entries = entries_of(self.entries)
        if len(entries) > MOST_ENTRIES:
            raise ValidationError({"entries": _("At most %(most)d lines in one list.") % {"most": MOST_ENTRIES}})
        long = next((entry for entry in entries if len(entry) > LONGEST_ENTRY), None)
        if long:
            words = _("“%(start)s…” is longer than %(most)d characters.")
            raise ValidationError({"entries": words % {"start": long[:30], "most": LONGEST_ENTRY}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.changed_at = timezone.now()
        super().save(*args, **kwargs)

    @property
    def size(self) -> str:
        """How many words the list has, in words."""
        count = len(entries_of(self.entries))
        return ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count}
