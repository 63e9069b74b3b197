"""Which rows a click on the desk is about, and what is to be done with them."""

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
    """`pks` in order; `seen` is the state the person had before their eyes, `upto` the register's last entry then."""

    move: str
    pks: list[int]
    seen: str | None
    upto: int | None = None

    @property
    def token(self) -> str:
        """The field `seen` of a form that asks for the same selection again."""
        return seen_token(self.seen or "", self.upto)


def selection(queue: Any, filters: QueryDict, sent: QueryDict) -> Selection:
    """Reads a click: the button of one card ("approve:12"), ticked cards, or all that the filter showed.

    "All" means the rows of the filter in the address, in the state that was shown, up to the newest row that was shown.
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
    rows = queue.filter_class(filters, queue=queue).matching(queue.rows().in_state(seen or "")).filter(pk__lte=newest)
    return Selection(move, list(rows.order_by("pk").values_list("pk", flat=True)[:MOST]), seen, upto)


def seen_token(state: str, upto: int | None) -> str:
    """What a page writes in the field `seen` of its forms: the state that it shows, and how far the register went."""
    return f"{state}@{upto}" if upto is not None else state


def _numbers(texts: list[str]) -> list[int]:
    return [
        int(text) for text in texts[:MOST] if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= LARGEST_KEY
    ]


class ReasonForm(forms.Form):
    """Why: a ready reason, own words, or both."""

    ground = forms.ModelChoiceField(
        label=_("Reason"),
        queryset=RefusalReason.objects.none(),
        required=False,
        empty_label=None,
        blank=True,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=2000,
        help_text=_("The author reads this after the ready text. Leave empty to send the ready text alone."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["ground"].queryset = reasons  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("ground") and not cleaned.get("words", "").strip():
            raise forms.ValidationError(_("Choose a reason, or write one: the author will read it."))
        return cleaned

    @property
    def label(self) -> str:
        chosen = self.cleaned_data["ground"]
        return chosen.label if chosen else ""

    @property
    def text(self) -> str:
        chosen, words = self.cleaned_data["ground"], self.cleaned_data["words"].strip()
        return "\n\n".join(part for part in (chosen.text if chosen else "", words) if part)
