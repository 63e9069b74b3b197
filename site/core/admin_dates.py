"""Dates of the admin. Typed by hand: Wagtail's calendar replaces, unsaid, what is not in its own format by the present moment.
Compared between two versions: it writes them as Python does."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.compare import FieldComparison, register_comparison_class
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


def kept_as_typed(config: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    @wraps(config)
    def ours(widget: Any) -> dict[str, Any]:
        return {**config(widget), "validateOnBlur": False}

    return ours


def said(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return date_format(localtime(moment), "DATETIME_FORMAT")
    return date_format(moment, "DATE_FORMAT")


class DateComparison(FieldComparison):
    def __init__(self, field: models.Field, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = said(field.value_from_object(obj_a)), said(field.value_from_object(obj_b))


def connect() -> None:
    """ "02/12/2026 07:30" stays until the form is sent, which reads it, or says what is wrong with it."""
    for widget in (AdminDateInput, AdminDateTimeInput):
        widget.get_config = kept_as_typed(widget.get_config)
    for field in (models.DateField, models.DateTimeField):
        register_comparison_class(field, comparison_class=DateComparison)
