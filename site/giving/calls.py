"""Which call shows where: the campaign that wins on this article at this moment, else the one of the settings."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from articles import tree
from articles.models import ArticlePage
from articles.pictures import fetch_sizes
from core import stamp
from giving.models import Campaign, Gift, GivingSettings
from giving.models.gift import Sums

END, MIDDLE, HOME = "end", "middle", "home"
# How long what a campaign has received may lag behind, where another process received it (seconds).
AGE = 60
NOTHING = Sums(Decimal(0), 0)


@dataclass(frozen=True)
class Call:
    """A call as pages show it. `number` is the campaign's, 0 for the call of the settings."""

    number: int
    title: str
    text: str
    button: str
    target: str
    picture: Any = None
    goal: int = 0
    received: Sums = NOTHING
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    order: tuple = ()
    places: frozenset[str] = frozenset({END})
    only_below: tuple[str, ...] = ()
    never_below: tuple[str, ...] = ()
    only_about: frozenset[int] = field(default_factory=frozenset)
    never_about: frozenset[int] = field(default_factory=frozenset)

    def is_running(self, now: datetime) -> bool:
        return bool(self.starts_at and self.ends_at and self.starts_at <= now < self.ends_at)

    def is_for(self, path: str, keywords: set[int]) -> bool:
        """Whether it targets an article at `path` of the tree with these keywords."""
        if any(path.startswith(section) for section in self.never_below) or keywords & self.never_about:
            return False
        if self.only_below and not any(path.startswith(section) for section in self.only_below):
            return False
        return not self.only_about or bool(keywords & self.only_about)

    def days_left(self, now: datetime) -> int:
        """Days that begin before the end; 1 on the last day."""
        return max(0, math.ceil((self.ends_at - now) / timedelta(days=1))) if self.ends_at else 0

    @property
    def percent(self) -> int:
        """Of the goal, never more than 100 nor rounded up to it."""
        return min(100, int(self.received.amount * 100 / self.goal)) if self.goal else 0


def call_of(campaign: Campaign, received: Sums = NOTHING) -> Call:
    places = [place for place, shown in ((END, campaign.at_end), (MIDDLE, campaign.in_middle), (HOME, campaign.on_home)) if shown]
    return Call(
        number=campaign.pk or 0,
        title=campaign.title,
        text=campaign.text,
        button=campaign.button,
        target=campaign.target,
        picture=campaign.picture,
        goal=campaign.goal or 0,
        received=received,
        starts_at=campaign.starts_at,
        ends_at=campaign.ends_at,
        order=(-campaign.priority, -campaign.starts_at.timestamp(), -(campaign.pk or 0)),
        places=frozenset(places),
        only_below=tuple(section.path for section in campaign.sections.all()),
        never_below=tuple(section.path for section in campaign.excluded_sections.all()),
        only_about=frozenset(keyword.pk for keyword in campaign.keywords.all()),
        never_about=frozenset(keyword.pk for keyword in campaign.excluded_keywords.all()),
    )


def load_calls() -> list[Call]:
    """Campaigns that are not over, those that win first."""
    campaigns = list(
        Campaign.objects.not_over()
        .select_related("picture", "page")
        .prefetch_related("sections", "excluded_sections", "keywords", "excluded_keywords")
    )
    pictures = [campaign.picture for campaign in campaigns if campaign.picture]
    if pictures:
        fetch_sizes(pictures, "teaser")
    sums = Gift.objects.sums() if campaigns else {}
    return sorted((call_of(campaign, sums.get(campaign.pk, NOTHING)) for campaign in campaigns), key=lambda call: call.order)


def known_calls() -> list[Call]:
    return stamp.kept("giving-calls", load_calls, AGE)


def default_call(settings: GivingSettings) -> Call | None:
    if not (settings.call_shown and settings.target):
        return None
    return Call(number=0, title=settings.question, text=settings.sentence, button=settings.button, target=settings.target)


def is_spared(page: ArticlePage) -> bool:
    """Whether no call shows on this article, whatever runs: sensitive, or hidden by itself or a section above."""
    if page.sensitive or page.hide_donation_call:
        return True
    return any(node.donation_call_off for node in tree.trail(page.path[: -page.steplen]))


def call_for_article(page: ArticlePage, place: str, settings: GivingSettings, now: datetime) -> Call | None:
    """The call in `place` (END or MIDDLE) of an article. While a campaign runs on it, the call of the settings is silent."""
    if is_spared(page):
        return None
    calls = [call for call in known_calls() if call.target and call.is_running(now) and call.places & {END, MIDDLE}]
    keywords = {keyword.pk for keyword in page.keyword_list} if any(_minds_keywords(calls)) else set()
    calls = [call for call in calls if call.is_for(page.path, keywords)]
    if not calls:
        return default_call(settings) if place == END else None
    return next((call for call in calls if place in call.places), None)


def call_for_home(now: datetime) -> Call | None:
    return next((call for call in known_calls() if call.target and call.is_running(now) and HOME in call.places), None)


def _minds_keywords(calls: Iterable[Call]) -> Iterable[bool]:
    return (bool(call.only_about or call.never_about) for call in calls)
