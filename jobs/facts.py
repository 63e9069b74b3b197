"""What an offer says beside its long texts, in few rows, for the card of a moderator."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Fact = tuple[str, str]


def main_facts(offer: Any) -> str:
    """One line with what a moderator asks first: contract, place, pay, closing date."""
    closing = _("until %(date)s") % {"date": offer.shown("closes_on")} if offer.closes_on else ""
    return " · ".join(filter(None, (_contract(offer), offer.place or offer.get_remote_display(), offer.pay_in_words, closing)))


def facts(offer: Any) -> list[Fact]:
    """(name, value) of every field that readers see but the title, the organisation and the long texts; empty ones left out."""
    listed = (
        (_("Contract"), _contract(offer)),
        (_("Working time"), _joined(offer.get_working_time_display(), _hours(offer))),
        (pgettext("offer", "Place"), _joined(offer.street, f"{offer.postcode} {offer.commune}".strip())),
        (_("Remote work"), offer.get_remote_display()),
        (_("Pay"), _joined(offer.pay_in_words.strip(), offer.pay_note)),
        (_("Posts"), str(offer.positions)),
        (_("Start"), offer.shown("starts_on") or _("as soon as possible")),
        (_("Closing date"), offer.shown("closes_on")),
        ("SIRET", offer.siret),
        ("RNA", offer.rna),
        (pgettext("offer", "Website"), offer.website),
        (_("Logo"), offer.shown("logo")),
        (_("How people apply"), _joined(offer.get_apply_by_display(), offer.apply_email, offer.apply_url)),
        (_("Contact"), _joined(offer.contact_name, offer.contact_phone)),
    )
    return [(name, value) for name, value in listed if value]


def _contract(offer: Any) -> str:
    return _joined(offer.get_contract_display(), offer.duration)


def _hours(offer: Any) -> str:
    return _("%(hours)s h a week") % {"hours": offer.shown("hours")} if offer.hours else ""


def _joined(*values: Any) -> str:
    return ", ".join(str(value) for value in values if value)
