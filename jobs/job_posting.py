"""A current offer as schema.org's JobPosting, as search engines ask for it; all that it says stands on the page too."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from core.addresses import absolute
from jobs import clock
from jobs.choices import ApplyBy, Contract, PayUnit, Remote, WorkingTime
from jobs.models import Offer

EMPLOYMENT = {
    Contract.CDD: "TEMPORARY",
    Contract.APPRENTICESHIP: "INTERN",
    Contract.INTERNSHIP: "INTERN",
    Contract.CIVIC_SERVICE: "VOLUNTEER",
    Contract.VOLUNTARY_SERVICE: "VOLUNTEER",
    Contract.UNPAID: "VOLUNTEER",
    Contract.FREELANCE: "CONTRACTOR",
    Contract.MANDATE: "OTHER",
}
TIMES = {WorkingTime.FULL: "FULL_TIME", WorkingTime.PART: "PART_TIME"}
UNITS = {PayUnit.HOUR: "HOUR", PayUnit.DAY: "DAY", PayUnit.MONTH: "MONTH", PayUnit.YEAR: "YEAR"}
COUNTRIES = {"987": "PF", "988": "NC", "986": "WF", "975": "PM", "977": "BL", "978": "MF", "984": "TF"}


def job_posting(offer: Offer) -> dict[str, Any]:
    """Only for an offer that is current: a closed one has none."""
    text = offer.description_html
    if offer.profile_html:
        text += "\n" + offer.profile_html
    data = {
        "@type": "JobPosting",
        "title": offer.title,
        "description": text,
        "identifier": {"@type": "PropertyValue", "name": offer.organisation_name, "value": str(offer.pk)},
        "url": offer.full_url,
        "datePosted": timezone.localtime(offer.published_at, clock.zone()).isoformat(timespec="seconds"),
        "validThrough": _end(offer),
        "hiringOrganization": _organization(offer),
        "employmentType": _employment(offer),
        "jobLocation": _place(offer),
        "directApply": offer.apply_by == ApplyBy.FORM,
        "totalJobOpenings": offer.positions,
        "jobStartDate": offer.starts_on.isoformat() if offer.starts_on else "",
        "workHours": str(offer.hours) if offer.hours else "",
        "baseSalary": _pay(offer),
    }
    if offer.remote == Remote.FULL:
        data |= {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": "Country", "name": "France"}}
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _end(offer: Offer) -> str:
    """The last second of the last day, with the offset of that very day."""
    if offer.last_day is None:
        return ""
    midnight = datetime.combine(offer.last_day + timedelta(days=1), time(), tzinfo=clock.zone())
    # Through UTC: arithmetic on local times would keep the wrong offset on days when clocks change.
    return (midnight.astimezone(UTC) - timedelta(seconds=1)).astimezone(clock.zone()).isoformat()


def _organization(offer: Offer) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Organization", "name": offer.organisation_name}
    if offer.website:
        found["sameAs"] = offer.website
    if offer.logo:
        found["logo"] = absolute(offer.logo.url)
    if offer.siret:
        found["identifier"] = {"@type": "PropertyValue", "propertyID": "SIRET", "value": offer.siret}
    return found


def _employment(offer: Offer) -> list[str]:
    """Nothing is guessed: a permanent contract of which the working time was not said has none."""
    kinds = [EMPLOYMENT.get(Contract(offer.contract), "")] if offer.contract else []
    kinds.append(TIMES.get(WorkingTime(offer.working_time), "") if offer.working_time else "")
    return [kind for kind in kinds if kind]


def _place(offer: Offer) -> dict[str, Any] | None:
    if not offer.commune:
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": offer.street,
        "addressLocality": offer.commune,
        "postalCode": offer.postcode,
        "addressRegion": offer.department_name,
        "addressCountry": COUNTRIES.get(offer.department, "FR"),
    }
    return {"@type": "Place", "address": {name: value for name, value in address.items() if value}}


def _pay(offer: Offer) -> dict[str, Any] | None:
    low, high = offer.pay_min, offer.pay_max
    if (low is None and high is None) or not offer.pay_unit:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": UNITS[PayUnit(offer.pay_unit)]}
    if low is not None and low == high:
        value["value"] = float(low)
    else:
        value |= {name: float(amount) for name, amount in (("minValue", low), ("maxValue", high)) if amount is not None}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value}
