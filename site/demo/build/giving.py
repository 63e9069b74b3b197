"""The call for donations, three campaigns (over, running, to come), what they received; the notice; instances to share on."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from articles.models import ArticleSettings
from demo.build.bodies import Printer
from demo.build.files import Shelf
from demo.reader import table
from giving.models import CallClicks, Campaign, Gift, GivingSettings
from pages.models import NoticeSettings

SWITCHES = ("at_end", "in_middle", "on_home")


def load_giving(printer: Printer, shelf: Shelf) -> None:
    """Whatever nobody has written yet."""
    content, site = table("giving"), Site.objects.get(is_default_site=True)
    _call(content["call"], site, printer)
    _notice(content["notice"], site, printer)
    _sharing(content["sharing"], site)
    if not Campaign.objects.exists():
        for about in content["campaigns"]:
            _campaign(about, printer, shelf)


def _call(about: dict[str, Any], site: Site, printer: Printer) -> None:
    settings = GivingSettings.for_site(site)
    if settings.question:
        return
    settings.call_shown = True
    settings.question, settings.sentence, settings.button = about["question"], about["sentence"], about["button"]
    settings.page = printer.pages[about["page"]].page_ptr
    settings.receipts = printer.text(about["receipts"])
    settings.save()


def _notice(about: dict[str, Any], site: Site, printer: Printer) -> None:
    notice = NoticeSettings.for_site(site)
    if notice.text:
        return
    notice.text, notice.link_label, notice.page = about["text"], about["link_label"], printer.pages[about["page"]].page_ptr
    notice.where, notice.ends_at = NoticeSettings.Where.HOME, _day(about["to"])
    notice.save()


def _sharing(about: dict[str, Any], site: Site) -> None:
    settings = ArticleSettings.for_site(site)
    if not settings.mastodon_instances:
        settings.mastodon_instances = [("instance", name) for name in about["instances"]]
        settings.save()


def _campaign(about: dict[str, Any], printer: Printer, shelf: Shelf) -> None:
    campaign = Campaign(
        title=about["title"],
        text=about["text"],
        button=about["button"],
        page=printer.pages[about["page"]].page_ptr,
        picture=shelf.picture(about["picture"]) if "picture" in about else None,
        goal=about["goal"],
        starts_at=_day(about["from"]),
        ends_at=_day(about["to"]),
        priority=about.get("priority", 0),
        helloasso_form=about.get("helloasso_form", ""),
        **{name: about[name] for name in SWITCHES if name in about},
    )
    campaign.excluded_sections = [printer.pages[slug] for slug in about.get("excluded_sections", [])]
    campaign.save()
    for gift in about.get("gifts", []):
        Gift.objects.create(
            campaign=campaign,
            amount=Decimal(gift["amount"]),
            donors=gift["donors"],
            note=gift["note"],
            given_at=_day(-gift["days_ago"]),
        )
    _clicks(campaign, {printer.pages[slug]: number for slug, number in about.get("clicks", {}).items()})


def _clicks(campaign: Campaign, numbers: dict[Page, int]) -> None:
    """Spread over the days of the campaign, more at first."""
    today = timezone.localdate()
    days = [today - timedelta(days=ago) for ago in range(11, -1, -1)]
    rows = []
    for article, number in numbers.items():
        for place, day in enumerate(days):
            count = number * (len(days) - place) // 78
            if count:
                key = f"{campaign.pk}:{article.pk}:{day:%Y-%m-%d}"
                rows.append(CallClicks(key=key, campaign=campaign, article=article, day=day, count=count))
    CallClicks.objects.bulk_create(rows, ignore_conflicts=True)


def _day(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)
