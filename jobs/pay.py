"""Pay in words."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def amount(value: Decimal) -> str:
    """ "2 100" or "12,45": no cents where there are none, a narrow space between thousands."""
    whole = value == value.to_integral_value()
    return number_format(value, 0 if whole else 2, use_l10n=True, force_grouping=True).replace("\xa0", "\u202f")


def euros(value: Decimal) -> str:
    """ "2 100 €"."""
    return _("€%(amount)s") % {"amount": amount(value)}


def in_words(offer: Any) -> str:
    """ "de 2 100 à 2 400 € brut par mois"; "" where no pay was given."""
    low, high, unit = offer.pay_min, offer.pay_max, offer.get_pay_unit_display()
    if low is None and high is None:
        return ""
    values = {"low": amount(low) if low is not None else "", "high": amount(high) if high is not None else "", "unit": unit}
    if low is None:
        return _("up to €%(high)s gross %(unit)s") % values
    if high is None:
        return _("from €%(low)s gross %(unit)s") % values
    if low == high:
        return _("€%(low)s gross %(unit)s") % values
    return _("€%(low)s to €%(high)s gross %(unit)s") % values
