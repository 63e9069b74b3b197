"""Calls, campaigns and gifts, each in the state that its arguments say."""

import itertools
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from giving.models import Campaign, Gift, GivingSettings

_count = itertools.count(1)


def set_call(site, **fields: Any) -> GivingSettings:
    """The call of the settings, shown unless told otherwise."""
    stored = GivingSettings.for_site(site)
    given = {
        "call_shown": True,
        "question": "Vous avez aimé ?",
        "sentence": "Ce journal vit de ses lecteurs.",
        "button": "Participer",
        "url": "https://dons.example/",
        **fields,
    }
    for name, value in given.items():
        setattr(stored, name, value)
    stored.full_clean()
    stored.save()
    return stored


def make_campaign(title: str = "", *, sections=(), excluded_sections=(), keywords=(), excluded_keywords=(), **fields) -> Campaign:
    """A campaign that runs since yesterday and for ten days, for 1,000 €, at the end of every article."""
    now = timezone.now()
    campaign = Campaign(
        title=title or f"Campagne {next(_count)}",
        text="Pour embaucher.",
        button="Je participe",
        url=fields.pop("url", "https://dons.example/campagne"),
        goal=fields.pop("goal", 1000),
        starts_at=fields.pop("starts_at", now - timedelta(days=1)),
        ends_at=fields.pop("ends_at", now + timedelta(days=10)),
        **fields,
    )
    campaign.sections, campaign.excluded_sections = list(sections), list(excluded_sections)
    campaign.keywords, campaign.excluded_keywords = list(keywords), list(excluded_keywords)
    campaign.full_clean()
    campaign.save()
    return campaign


def make_gift(amount: int | str = 50, campaign: Campaign | None = None, **fields) -> Gift:
    return Gift.objects.create(amount=Decimal(amount), campaign=campaign, **fields)
