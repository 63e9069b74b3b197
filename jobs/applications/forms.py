"""The forms of candidates and recruiters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files.fields import DocumentField
from core.intake import GuardedForm, MailboxField, NameField, PlainTextField

LONGEST = 6000
LONGEST_REPLY = 6000
FORMATS = _("PDF, DOCX or ODT, 5 MB at most.")


class ApplicationForm(GuardedForm):
    name = NameField(
        label=_("Your name"),
        max_length=80,
        error_messages={
            "required": _("Write your name."),
        },
    )
    email = MailboxField(
        help_text=_("The recruiter answers you there, and we send you the private link to follow your application."),
        error_messages={
            "required": _("Write your address: it is where the answer will arrive."),
        },
    )
    message = PlainTextField(
        label=_("Your message"),
        max_length=LONGEST,
        help_text=_("In a few paragraphs: what draws you to this offer, what you bring to it."),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": _("Write a few words to the recruiter."),
            "max_length": _("Your message has %(show_value)d characters: shorten it to %(limit_value)d."),
        },
    )
    cv = DocumentField(label=_("Your CV"), required=False, help_text=FORMATS)
    other = DocumentField(
        label=_("Another document"), required=False, help_text=_("A letter, a portfolio… PDF, DOCX or ODT, 5 MB at most.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class ReplyForm(forms.Form):
    """A reply of the recruiter. `key` is of this form: a second click on its button finds the first one's reply."""

    text = PlainTextField(
        label=_("Your reply"),
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": _("Write your reply."),
            "max_length": _("Your reply has %(show_value)d characters: shorten it to %(limit_value)d."),
        },
    )
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **{"label_suffix": "", **kwargs})
