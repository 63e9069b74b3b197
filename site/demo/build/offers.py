"""The job board: offers in every state, with the decisions that led there, at dates of the past."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from demo.build.history import publish
from demo.reader import CONTENT, table
from jobs import clock, editing
from jobs.linter import lint
from jobs.models import JobBoardPage, Offer, Organisation
from pages.models import HomePage

READING = timedelta(hours=3)
WAY = {
    "draft": (),
    "awaiting": ("send",),
    "pending": ("send", "confirm"),
    "correct": ("send", "confirm", "correct"),
    "refused": ("send", "confirm", "refuse"),
    "approved": ("send", "confirm", "approve"),
    "paused": ("send", "confirm", "approve", "pause"),
    "filled": ("send", "confirm", "approve", "fill"),
    "withdrawn": ("send", "confirm", "approve", "withdraw"),
}
PLAIN = (
    "title", "contract", "duration", "working_time", "remote", "postcode", "commune", "street", "pay_note", "siret",
    "website", "apply_by", "apply_email", "apply_url", "contact_name", "positions",
)  # fmt: skip


def load_board(home: HomePage, by: User) -> JobBoardPage:
    content = table("offers")["board"]
    found = JobBoardPage.objects.first()
    if found is None:
        found = home.add_child(instance=JobBoardPage(slug=content["slug"], title=content["title"], live=False))
        found.introduction, found.guide = f"<p>{content['introduction']}</p>", content["guide"].strip()
        publish(found, by)
    return found


def load_offers(accounts: dict[str, User]) -> None:
    """The offers of the content, the oldest first, where there is none yet."""
    if Offer.objects.exists():
        return
    listed = [(_moment(about), about) for about in table("offers")["offers"]]
    for when, about in sorted(listed, key=lambda pair: pair[0]):
        _load(about, when, accounts)
    _propose()


def _moment(about: dict[str, Any]) -> datetime:
    return timezone.now() - timedelta(days=about.get("days_ago", 0), hours=about.get("hours_ago", 0))


def _load(about: dict[str, Any], when: datetime, accounts: dict[str, User]) -> None:
    name, kind = about["organisation"]
    account = accounts.get(about.get("account", ""))
    offer = Offer(
        **{key: about[key] for key in PLAIN if key in about},
        description=about["description"].strip(),
        profile=about.get("profile", "").strip(),
        organisation_name=name,
        organisation_kind=kind,
        email=account.email if account else about["email"],
        hours=Decimal(str(about["hours"])) if "hours" in about else None,
        made_at=when,
        updated_at=when,
    )
    if "logo" in about:
        offer.logo.save(about["logo"], ContentFile((CONTENT / "files" / about["logo"]).read_bytes()), save=False)
    if "pay" in about:
        offer.pay_min, offer.pay_max, offer.pay_unit = (
            Decimal(str(about["pay"][0])),
            Decimal(str(about["pay"][1])),
            about["pay"][2],
        )
    if "closes_in" in about:
        offer.closes_on = clock.today() + timedelta(days=about["closes_in"])
    if about["state"] not in ("draft", "awaiting"):
        offer.organisation = Organisation.of(offer.email, name, offer.siret)
    if account:
        EmailAddress.objects.get_or_create(user=account, email=account.email, defaults={"verified": True, "primary": True})
    offer.findings = lint(offer) if about["state"] != "draft" else []
    offer.save()
    last = when
    for move in WAY[about["state"]]:
        desk = offer.moves[move].permission
        last = when + READING if desk else last
        offer.decide(
            move,
            by=accounts["moderator"] if desk else None,
            name="" if desk or move == "send" else offer.email,
            when=last,
            reason=about.get("reason", "") if offer.moves[move].needs_reason else "",
            ground=about.get("ground", "") if offer.moves[move].needs_reason else "",
        )
    if "expired_since" in about:
        ended = clock.today() - timedelta(days=about["expired_since"])
        Offer.objects.filter(pk=offer.pk).update(closes_on=ended, last_day=ended, ended_for=ended)


def _propose() -> None:
    """A change of a live offer that waits for a moderator."""
    offer = Offer.objects.current().filter(title__startswith="Comptable").first()
    if offer:
        wanted = Offer.from_serializable_data(offer.serializable_data())
        wanted.pk = offer.pk
        wanted.pay_max, wanted.duration = Decimal(2050), "9 mois, remplacement, puis peut-être un CDI"
        wanted.description = offer.description.replace("soixante associations", "soixante-douze associations")
        editing.change(offer, wanted, offer.email)
