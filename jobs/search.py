"""What people may ask of the board. Query strings pass through this form before they reach the database."""

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.text import fold, plain
from jobs.choices import Contract, Kind, Remote, WorkingTime
from jobs.places import names
from jobs.querysets import OfferQuerySet

LONGEST = 100
MOST_WORDS = 8


class WordsField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return " ".join(plain(str(value or "")).split())


def _choices(listed: Any, everything: Any) -> list[tuple[str, Any]]:
    return [("", everything), *listed]


class SearchForm(forms.Form):
    """A search of the board: what is wrong in it is shown with its error, and left out."""

    q = WordsField(label=_("Words"), required=False, max_length=LONGEST)
    contract = forms.ChoiceField(label=_("Contract"), required=False)
    department = forms.ChoiceField(label=_("Département"), required=False)
    remote = forms.ChoiceField(label=_("Remote work"), required=False)
    kind = forms.ChoiceField(label=_("Kind of organisation"), required=False)
    time = forms.ChoiceField(label=_("Working time"), required=False)
    pay = forms.BooleanField(label=_("With the pay given"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data if data is not None else {}, label_suffix="", **kwargs)
        lists: dict[str, Any] = {
            "contract": _choices(Contract.choices, _("All contracts")),
            "department": _choices(((code, f"{code} – {name}") for code, name in names().items()), _("Everywhere")),
            "remote": _choices(
                [
                    ("oui", _("Partly or fully remote")),
                    (Remote.FULL.value, Remote.FULL.label),
                    (Remote.NONE.value, Remote.NONE.label),
                ],
                _("On site or remote"),
            ),
            "kind": _choices(Kind.choices, _("All kinds")),
            "time": _choices(WorkingTime.choices, _("Full or part time")),
        }
        for name, choices in lists.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].error_messages["invalid_choice"] = _("This is not on the list: choose again.")

    @property
    def asked(self) -> dict[str, Any]:
        """What is right and not empty."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, False)}

    @property
    def narrowed(self) -> bool:
        """Whether more than words is asked for, rightly or not."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    @property
    def query(self) -> str:
        """The search as a query string, always the same for the same search; "" for all offers."""
        return urlencode({name: "1" if value is True else value for name, value in self.asked.items()})

    def matching(self, offers: OfferQuerySet) -> OfferQuerySet:
        asked = self.asked
        columns = {"contract": "contract", "department": "department", "kind": "organisation_kind", "time": "working_time"}
        offers = offers.filter(**{column: asked[name] for name, column in columns.items() if name in asked})
        if "remote" in asked:
            wanted = [Remote.PARTIAL, Remote.FULL] if asked["remote"] == "oui" else [asked["remote"]]
            offers = offers.filter(remote__in=wanted)
        if "pay" in asked:
            offers = offers.filter(Q(pay_min__isnull=False) | Q(pay_max__isnull=False))
        for word in re.split(r"\s+", fold(asked.get("q", "")))[:MOST_WORDS]:
            if word:
                offers = offers.filter(searchable__contains=word)
        return offers

    def in_words(self) -> str:
        """The search for titles, feeds and mails: "CDI · 19 – Corrèze · « maraîchage »"; "" for all offers."""
        parts = []
        for name, value in self.asked.items():
            choices = dict(getattr(self.fields[name], "choices", []))
            typed = gettext("“%(words)s”") % {"words": value}
            parts.append(str(choices.get(value) or (self.fields[name].label if value is True else typed)))
        return " · ".join(parts)
