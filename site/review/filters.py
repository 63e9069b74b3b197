"""What a moderator may ask of a queue. Query strings pass through this form before they reach the database."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LARGEST_KEY = 2**31 - 1


class QueueFilter(forms.Form):
    """Search and dates, for every queue. A queue names the columns; what it adds stands in a subclass.

    An invalid value filters nothing out and is shown as an error: a filter must never widen silently what an act "on all
    that match" covers, so `matching()` of an invalid form is empty.
    """

    text_columns: tuple[str, ...] = ()
    date_column = ""

    q = forms.CharField(label=pgettext_lazy("heading", "Search"), required=False, max_length=200)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    section = forms.ChoiceField(label=_("Section"), required=False)
    hold = forms.ChoiceField(label=_("Held for"), required=False)

    def __init__(self, *args: Any, queue: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.queue = queue
        self._offer("section", _("All sections"), queue.section_choices() if queue and queue.section_column else [])
        self._offer("hold", _("Any reason"), queue.hold_choices() if queue else [])

    def _offer(self, name: str, every: Any, choices: Any) -> None:
        """A filter with nothing to choose from is left out."""
        if choices:
            self.fields[name].choices = [("", every), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def matching(self, rows: QuerySet) -> QuerySet:
        """The rows that the filter shows; none where it does not make sense."""
        return self.narrow(rows) if self.is_valid() else rows.none()

    def narrow(self, rows: QuerySet) -> QuerySet:
        asked = self.cleaned_data
        if asked["q"]:
            found = Q()
            for column in self.text_columns:
                found |= Q(**{f"{column}__icontains": asked["q"]})
            rows = rows.filter(found)
        if asked["since"]:
            rows = rows.filter(**{f"{self.date_column}__gte": _start_of(asked["since"])})
        if asked["until"] and asked["until"] < date.max:
            rows = rows.filter(**{f"{self.date_column}__lt": _start_of(asked["until"] + timedelta(days=1))})
        if asked.get("section"):
            rows = self.queue.filter_section(rows, asked["section"])
        if asked.get("hold"):
            rows = self.queue.filter_holds(rows, asked["hold"])
        return rows

    def worded(self, name: str, value: Any) -> str:
        """An asked value in words, for what is shown of the filter."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
        return date_format(value, "SHORT_DATE_FORMAT") if isinstance(field, forms.DateField) else str(value)

    def active(self) -> list[tuple[str, str, str]]:
        """What narrows the list now: label, value in words, and the query string without it."""
        if not self.is_valid():
            return []
        asked = [(name, value) for name, value in self.cleaned_data.items() if value not in (None, "")]
        return [(str(self[name].label), self.worded(name, value), self._without(name)) for name, value in asked]

    def _without(self, name: str) -> str:
        query = cast(QueryDict, self.data).copy()
        for dropped in (name, "p"):
            query.pop(dropped, None)
        return query.urlencode()

    @property
    def is_narrow(self) -> bool:
        return self.is_valid() and any(value not in (None, "") for value in self.cleaned_data.values())


def _start_of(day: date) -> datetime:
    """The midnight that begins `day`, on the site's clock: an index on the column serves."""
    return timezone.make_aware(datetime.combine(max(day, date(2, 1, 1)), time.min))
