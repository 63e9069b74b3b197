"""Comments' share of templates."""

from django import template
from django.forms import BoundField

from core.dates import moment

register = template.Library()
register.filter(moment)


@register.filter
def first_input(field: BoundField) -> str:
    """The id of the control where an error of `field` is mended: of radio buttons, the first."""
    return field.id_for_label or next((part.id_for_label or "" for part in field), "")
