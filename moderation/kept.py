"""What a visitor typed, given back where no form is left to hold it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.text import plain

# Longest text given back, in characters.
LONGEST = 500_000


@dataclass(frozen=True)
class Kept:
    """One thing that was typed or chosen; `rows` above 1 for a text of several lines."""

    name: str
    label: str
    value: str
    rows: int = 1


def kept_of(form: type[forms.Form], sent: QueryDict) -> list[Kept]:
    """All that `sent` holds of the visible fields of `form`, in their order; nothing of what was left empty."""
    fields: dict[str, Any] = form.base_fields
    found = (_kept(name, field, sent.get(name, "")) for name, field in fields.items() if not field.widget.is_hidden)
    return [one for one in found if one.value.strip()]


def _kept(name: str, field: Any, sent: str) -> Kept:
    value = plain(sent)[:LONGEST]
    if isinstance(field, forms.BooleanField):
        value = _("Yes") if value else ""
    elif choices := getattr(field, "choices", ()):
        value = next((str(label) for key, label in choices if str(key) == value), "")
    return Kept(name, str(field.label), value, 10 if isinstance(field.widget, forms.Textarea) else 1)
