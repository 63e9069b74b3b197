"""Which rows a click on the desk is about, and what is to be done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.text import plain
from review.filters import LARGEST_KEY
from review.models import RefusalReason

MOST = 5000  # Rows of one act: beyond, the transaction would hold its locks too long.


@dataclass(frozen=True)
class Selection:
    """`pks` in order; `seen` is the state the person had before their eyes, `upto` the register's last entry then.

    `beyond`: some of them were not on the page. `unticked`: how many of them were on it, not ticked beside others.
    """

    move: str
    pks: list[int]
    seen: str | None
    upto: int | None = None
    beyond: bool = False
    unticked: int = 0

    @property
    def token(self) -> str:
        """The field `seen` of a form that asks for the same selection again."""
        return seen_token(self.seen or "", self.upto)


def selection(queue: Any, filters: QueryDict, sent: QueryDict) -> Selection:
    """Reads a click: the button of one card ("approve:12"), ticked cards, or all that the filter showed.

    "All" means the rows of the filter in the address, in the state that was shown, up to the newest row that was shown.
    Ticks beside it, which a page without JavaScript may send, make it no smaller: whoever meant something else is asked.
    """
    state, _at, number = plain(sent.get("seen", "")).partition("@")
    seen, upto = state or None, next(iter(_numbers([number])), None)
    one, _colon, number = sent.get("one", "").partition(":")
    if one:
        return Selection(one, _numbers([number]), seen, upto)
    move = sent.get("move", "")
    if not sent.get("all"):
        return Selection(move, _numbers(sent.getlist("id")), seen, upto)
    newest = (_numbers([sent.get("newest", "")]) or [0])[0]
    rows = queue.filter_class(filters, queue=queue).matching(queue.light_rows().in_state(seen or "")).filter(pk__lte=newest)
    shown, ticked = set(_numbers(sent.getlist("shown"))), set(_numbers(sent.getlist("id")))
    pks = list(rows.order_by("pk").values_list("pk", flat=True)[:MOST])
    unticked = len(shown.intersection(pks) - ticked) if ticked else 0
    return Selection(move, pks, seen, upto, beyond=not shown.issuperset(pks), unticked=unticked)


def seen_token(state: str, upto: int | None) -> str:
    """What a page writes in the field `seen` of its forms: the state that it shows, and how far the register went."""
    return f"{state}@{upto}" if upto is not None else state


def _numbers(texts: list[str]) -> list[int]:
    return [
        int(text) for text in texts[:MOST] if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= LARGEST_KEY
    ]


class ReadyReasons:
    """The ready reasons of a queue, read once."""

    def __init__(self, reasons: Iterable[RefusalReason]) -> None:
        self._all = list(reasons)

    def of(self, move: str) -> list[RefusalReason]:
        """Those that are offered for `move`."""
        return [reason for reason in self._all if reason.move in ("", move)]


class ReasonForm(forms.Form):
    """Why: a ready reason, own words, or both."""

    ground = forms.ChoiceField(label=_("Reason"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=2000,
        help_text=_("The author reads this after the ready text. Leave empty to send the ready text alone."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, reasons: list[RefusalReason], needed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.needed = needed
        self.ready = {str(reason.pk): reason for reason in reasons}
        self.fields["ground"].choices = [(key, reason.label) for key, reason in self.ready.items()]  # type: ignore[attr-defined]

    @property
    def choices(self) -> list[tuple[Any, str]]:
        """Each radio button with the text that its reason sends."""
        return [(choice, self.ready[choice.data["value"]].text) for choice in self["ground"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.needed and not self.errors and not cleaned.get("ground") and not cleaned.get("words", "").strip():
            raise forms.ValidationError(_("Choose a reason, or write one: the author will read it."))
        return cleaned

    @property
    def _chosen(self) -> RefusalReason | None:
        return self.ready.get(self.cleaned_data["ground"])

    @property
    def label(self) -> str:
        return self._chosen.label if self._chosen else ""

    @property
    def text(self) -> str:
        words = self.cleaned_data["words"].strip()
        return "\n\n".join(part for part in (self._chosen.text if self._chosen else "", words) if part)
