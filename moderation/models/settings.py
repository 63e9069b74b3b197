from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from articles.policy import CommentPolicy

SITE_POLICIES = [choice for choice in CommentPolicy.choices if choice[0]]


def _number(label: Any, default: int, help_text: Any, lowest: int = 0, highest: int = 1000) -> models.PositiveSmallIntegerField:
    bounds = [MinValueValidator(lowest), MaxValueValidator(highest)]
    return models.PositiveSmallIntegerField(label, default=default, help_text=help_text, validators=bounds)


@register_setting(icon="comment", order=20)
class CommentingSettings(BaseSiteSetting):
    """What editors-in-chief decide on comments for a whole site. Sections and articles may be stricter, never wider."""

    policy = models.CharField(
        _("who may comment"),
        max_length=12,
        choices=SITE_POLICIES,
        default=CommentPolicy.OPEN,
        help_text=_("The widest that any section or article may be: each of them may ask for more, none for less."),
    )
    close_after_days = models.PositiveSmallIntegerField(
        _("close after"),
        null=True,
        blank=True,
        help_text=_("In days after publication, where neither the article nor its section says. Empty: never."),
    )
    trusted_after = _number(
        _("trusted after"),
        5,
        _(
            "Approved comments of one reader, none refused since, before the next is published at once. Only an account whose"
            " address is confirmed is ever trusted."
        ),
        1,
        100,
    )
    most_links = _number(_("links allowed"), 2, _("A comment with more links than this is held."))
    seconds_between = _number(
        _("seconds between two messages"), 20, _("Two messages from one connection in less time are held. 0: never."), 0, 3600
    )
    refusal_share = _number(
        _("share of refusals"), 50, _("In per cent: a sender whose share is as high is held. At least three decisions."), 1, 100
    )
    campaign_days = _number(
        _("days of a campaign"), 14, _("Near-repeats are looked for among the messages of so many days."), 1, 90
    )
    more_throwaway_domains = models.TextField(
        _("more throwaway domains"), blank=True, help_text=_("One a line, beside those that come with the program.")
    )
    trusted_domains = models.TextField(
        _("domains that are not"),
        blank=True,
        help_text=_("One a line: never taken for throwaway addresses, whatever the list says."),
    )
    sorts_spam = models.BooleanField(
        _("sort probable spam"),
        default=False,
        help_text=_(
            "What the score takes for spam goes to the spam queue, once the precision below has been measured here; one in ten"
            " is left to you, so that the measure goes on. Nothing is deleted, nothing is published."
        ),
    )
    spam_precision = _number(
        _("precision asked for"),
        98,
        _("In per cent of what the score took for spam: how much of it you put with the spam."),
        50,
        100,
    )
    spam_decisions = _number(
        _("decisions measured"), 100, _("At least so many decisions on messages that the score had judged before."), 20, 1000
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("policy"), FieldPanel("close_after_days"), FieldPanel("trusted_after")], heading=_("Who may comment")
        ),
        MultiFieldPanel(
            [FieldPanel("most_links"), FieldPanel("seconds_between"), FieldPanel("refusal_share"), FieldPanel("campaign_days")],
            heading=_("What holds a comment"),
        ),
        MultiFieldPanel([FieldPanel("more_throwaway_domains"), FieldPanel("trusted_domains")], heading=_("Throwaway addresses")),
        MultiFieldPanel(
            [FieldPanel("sorts_spam"), FieldPanel("spam_precision"), FieldPanel("spam_decisions")], heading=_("Spam score")
        ),
    ]

    class Meta:
        verbose_name = _("rules of comments")
        verbose_name_plural = _("rules of comments")
