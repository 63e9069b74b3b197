"""Comments' share of templates."""

from datetime import datetime

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dates import short_date

register = template.Library()


@register.filter
def moment(value: datetime) -> str:
    """ "9 octobre 2014 à 14 h 05", in the time zone of the site."""
    local = timezone.localtime(value)
    return _("%(day)s at %(time)s") % {"day": short_date(local), "time": date_format(local, _("g:i A"))}


@register.filter
def first_input(field: BoundField) -> str:
    """The id of the control where an error of `field` is mended: of radio buttons, the first."""
    return field.id_for_label or next((part.id_for_label or "" for part in field), "")
