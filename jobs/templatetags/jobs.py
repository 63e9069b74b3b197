"""Offers' share of templates."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def siret(value: str) -> str:
    """ "356 000 000 00048", in groups that cannot part."""
    return "\u202f".join(filter(None, (value[:3], value[3:6], value[6:9], value[9:])))


@register.filter
def shortest(value: Decimal) -> str:
    """ "35" or "17,5"."""
    return number_format(value.normalize() if value != value.to_integral_value() else value, None if value % 1 else 0)


@register.filter
def bare_address(value: str) -> str:
    """The host of a web address, and its path where there is one."""
    parts = urlsplit(value)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


@register.filter
def in_a_list(value: Any) -> list[Any]:
    return [value]


@register.filter
def manage_url(access: Any, view: str) -> str:
    """The private address of a page of the offer."""
    return access.url(view)


@register.filter
def is_optional(field: Any) -> bool:
    """Whether a field may stay empty whatever the others say: the place is due unless the work is remote."""
    return not field.field.required and field.name not in ("postcode", "commune", "apply_email", "apply_url")
