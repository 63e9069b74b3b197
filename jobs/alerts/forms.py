from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.intake import GuardedForm, MailboxField
from jobs.alerts.models import Frequency

WANTED = {"required": _("Write the address that the offers should reach.")}


class AlertForm(GuardedForm):
    """An alert for a search. The search itself is in the address and in `search`: see `views.subscribe`."""

    email = MailboxField(error_messages=WANTED)
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

    email = MailboxField(error_messages=WANTED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
