"""The form "Propose a piece"."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from articles import tree
from articles.models.proposal import Licence
from articles.proposals.picture import PictureField
from core.intake import GuardedForm, MailboxField, NameField, PlainTextField

SHORTEST, LONGEST = 200, 30_000
MOST_LINKS = 10


class ProposalForm(GuardedForm):
    title = PlainTextField(
        label=_("Title"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a title."), "max_length": _("This title is too long: 160 characters at most.")},
    )
    section = forms.ChoiceField(
        label=_("Section"),
        error_messages={"required": _("Choose a section."), "invalid_choice": _("Choose a section of the list.")},
    )
    text = PlainTextField(
        label=_("Your text"),
        min_length=SHORTEST,
        max_length=LONGEST,
        help_text=_("From a few paragraphs to some pages. For a new paragraph, leave an empty line."),
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={
            "required": _("Write your text."),
            "min_length": _("Your text has %(show_value)d characters: we need %(limit_value)d at least to judge it."),
            "max_length": _("Your text has %(show_value)d characters: shorten it to %(limit_value)d."),
        },
    )
    links = PlainTextField(
        label=_("Links"),
        required=False,
        max_length=4000,
        help_text=_("Sources or sites to see: one address on each line."),
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url"}),
    )
    picture = PictureField(
        label=_("A picture"),
        required=False,
        help_text=_("JPEG, PNG or WebP, 10 MB at most. What the file tells of place and camera is erased."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    picture_credit = PlainTextField(
        label=_("Who made the picture"), required=False, max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    picture_licence = forms.ChoiceField(
        label=_("Under what licence"), required=False, choices=[("", _("Choose")), *Licence.choices]
    )
    name = NameField(
        label=_("Your name"),
        max_length=100,
        help_text=_("It will sign the article, if we publish it."),
        error_messages={"required": _("Write the name that will sign the article.")},
    )
    about = PlainTextField(
        label=_("Who you are"),
        required=False,
        max_length=300,
        help_text=_("A sentence for the editors: trade, place, organisation."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    email = MailboxField(
        help_text=_("Never published. We answer you there."),
        error_messages={
            "required": _("Write your address, so that we can answer."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        nodes = sorted(tree.sections().values(), key=lambda node: node.path)
        self.fields["section"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((str(node.pk), f"{'– ' * (len(tree.trail(node.path)) - 1)}{node.title}") for node in nodes),
        ]

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_links(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        if len(lines) > MOST_LINKS:
            raise ValidationError(_("Ten links at most: keep those that matter."))
        addresses = [line if line.lower().startswith(("http://", "https://")) else f"https://{line}" for line in lines]
        for line, address in zip(lines, addresses, strict=True):
            try:
                URLValidator(schemes=["http", "https"])(address)
            except ValidationError as error:
                message = _("“%(line)s” is no address of a web page.")
                raise ValidationError(message, params={"line": line[:60]}) from error
        return addresses

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("picture"):
            if not cleaned.get("picture_credit") and "picture_credit" not in self.errors:
                self.add_error("picture_credit", _("Say who made the picture."))
            if not cleaned.get("picture_licence") and "picture_licence" not in self.errors:
                self.add_error("picture_licence", _("Say under what licence we may publish the picture."))
        return cleaned
