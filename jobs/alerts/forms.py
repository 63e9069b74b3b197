from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.intake import GuardedForm
from jobs.alerts.models import Frequency

MAILBOX: dict[str, Any] = {
    "label": _("Your e-mail address"),
    "max_length": 254,
    "error_messages": {
        "required": _("Write the address that the offers should reach."),
        "invalid": _("Write an address like name@example.org."),
        "max_length": _("This address has %(show_value)d characters; no mailbox has more than %(limit_value)d."),
    },
}


class AlertForm(GuardedForm):
    """An alert for a search. The search itself is in the address and in `search`: see `views.subscribe`."""

    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}), **MAILBOX)
    frequency = forms.ChoiceField(
        label=_("How often"),
        choices=Frequency.choices,
        initial=Frequency.DAILY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose how often.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class FindForm(GuardedForm):
    """Asks for the link to one's alerts."""

    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}), **MAILBOX)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
