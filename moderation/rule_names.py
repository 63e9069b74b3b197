"""The rules that decide without a person, by the name that the register gives as their actor."""

from functools import cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


class Rule(models.TextChoices):
    BANNED_WORD = "banned_word", _("Rule: banned word")
    PROBABLE_SPAM = "probable_spam", _("Rule: probable spam")
    TRUSTED_READER = "trusted_reader", _("Rule: trusted reader")

    @property
    def actor(self) -> str:
        """Its name in the language of the site, whoever reads the page now."""
        with override(settings.LANGUAGE_CODE):
            return str(self.label)


BAN = _("Ban")  # As moderation/bans.py signs.


@cache
def all_actors() -> frozenset[str]:
    """Every name that a rule may have signed with, in any language of the site: nothing is learned from what a rule decided."""
    found: set[str] = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {str(label) for label in (*Rule.labels, BAN)}
    return frozenset(found)
