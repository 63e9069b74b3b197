"""Dates typed by hand in the admin: Wagtail's calendar replaces, unsaid, what is not in its own format by the present moment."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


def kept_as_typed(config: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    @wraps(config)
    def ours(widget: Any) -> dict[str, Any]:
        return {**config(widget), "validateOnBlur": False}

    return ours


def connect() -> None:
    """ "02/12/2026 07:30" stays until the form is sent, which reads it, or says what is wrong with it."""
    for widget in (AdminDateInput, AdminDateTimeInput):
        widget.get_config = kept_as_typed(widget.get_config)
