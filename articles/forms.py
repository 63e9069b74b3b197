from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models.rating import FEWEST, MOST
from articles.share import clean_instance
from core.intake import GuardedForm, PlainTextField

STARS = [(number, number) for number in range(FEWEST, MOST + 1)]


class RatingForm(GuardedForm):
    stars = forms.TypedChoiceField(
        label=_("Your rating"),
        choices=STARS,
        coerce=int,
        error_messages={
            "required": _("Choose from one star to five."),
            "invalid_choice": _("Choose from one star to five."),
        },
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, auto_id="rating_%s", label_suffix="", **kwargs)

    @property
    def choices(self) -> list[tuple[int, bool]]:
        """Each number of stars, and whether it is the one chosen."""
        chosen = str(self["stars"].value() or "")
        return [(number, str(number) == chosen) for number, _label in STARS]


class InstanceForm(GuardedForm):
    instance = PlainTextField(
        label=_("Your instance of Mastodon"),
        max_length=120,
        help_text=_("The part of your address after the second @. Example: mastodon.social."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "inputmode": "url"}),
        error_messages={"required": _("Write the name of your instance.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_instance(self) -> str:
        host = clean_instance(self.cleaned_data["instance"])
        if not host:
            raise forms.ValidationError(_("This is no name of an instance: write it like mastodon.social."), code="instance")
        return host
