from django import forms
from django.utils.translation import gettext_lazy as _


class OpinionForm(forms.Form):
    comment = forms.CharField(label=_("A word for the author"), required=False, widget=forms.Textarea({"rows": 3}))


class ReasonForm(forms.Form):
    comment = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("The author receives it by mail. Example: the figures of the second part have no source."),
        error_messages={"required": _("Write the reason: the author will receive it.")},
    )
