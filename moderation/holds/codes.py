from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldCode(models.TextChoices):
    """Why a comment is held, the gravest first. The label is what the filter of the desk offers."""

    BANNED = "banned", _("Banned word")
    SUSPECT = "suspect", _("Suspect word")
    REPEAT = "repeat", _("Repeat")
    SIMILAR = "similar", _("Near-repeat")
    LINKS = "links", _("Many links")
    FAST = "fast", _("Very fast")
    DISPOSABLE = "disposable", _("Throwaway address")
    REFUSALS = "refusals", _("Often refused")
    CAPITALS = "capitals", _("All in capitals")
    SPAM = "spam", _("Probably spam")
    FIRST = "first", _("First message")


CAMPAIGN = "campaign"  # Of the filter only: comments that stand in a campaign now, whenever they came.
SHOWN_FROM = 3  # Messages: two that resemble one another are a repeat, three a campaign.
