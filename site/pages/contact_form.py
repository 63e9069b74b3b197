"""The form by which anybody writes to the newsroom."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.intake import GuardedForm, MailboxField, NameField, PlainTextField
from pages.models import ContactPage

LONGEST = 10_000


class ContactForm(GuardedForm):
    subject = forms.ChoiceField(
        label=_("Subject"),
        error_messages={"required": _("Choose a subject."), "invalid_choice": _("Choose a subject of the list.")},
    )
    message = PlainTextField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={
            "required": _("Write your message."),
            "max_length": _("Your message has %(show_value)d characters: shorten it to %(limit_value)d."),
        },
    )
    name = NameField(
        label=_("Your name"),
        max_length=80,
        error_messages={
            "required": _("Write your name."),
        },
    )
    email = MailboxField(
        help_text=_("To answer you, and for nothing else."),
        error_messages={
            "required": _("Write your address, so that we can answer."),
        },
    )

    def __init__(self, *args: Any, page: ContactPage, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.page = page
        names = [block.value["name"] for block in page.subjects]
        if names:
            choice = cast(forms.ChoiceField, self.fields["subject"])
            choice.choices = [("", _("Choose")), *((name, name) for name in names), (OTHER, _("Something else"))]
        else:
            del self.fields["subject"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


OTHER = "-"
