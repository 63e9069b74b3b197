"""Forms of sign-in, in words of ours; labels stand above the fields, so that no placeholder repeats them."""

from typing import Any

from allauth.account import forms as stock
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.intake import PlainTextField

LONGEST = 254
# What an empty field asks for: read alone, in the summary of the form, "This field is required" names none.
MISSING = {
    "login": _("Give your e-mail or user name."),
    "display_name": _("Give the name that will sign your messages."),
    "email": _("Give your e-mail."),
    "password": _("Give your password."),
    "oldpassword": _("Give your current password."),
    "password1": _("Choose a password."),
    "password2": _("Type the new password once more."),
}


class _Plain(forms.Form):
    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if name in self.labels:
                field.label = self.labels[name]
            if isinstance(field, forms.CharField) and (field.max_length or 1000) > LONGEST:
                _limit(field)


def _limit(field: forms.CharField) -> None:
    """The library cuts what is too long for its column, and stores an address that nobody gave."""
    field.max_length = LONGEST
    field.validators = [*field.validators, MaxLengthValidator(LONGEST)]


class LoginForm(_Plain, stock.LoginForm):
    labels = {"login": _("E-mail or user name"), "password": _("Password"), "remember": _("Stay signed in on this device")}


class SignupForm(_Plain, stock.SignupForm):
    display_name = PlainTextField(
        label=_("Public name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "nickname"})
    )
    labels = {"email": pgettext_lazy("account", "E-mail"), "password1": _("Password")}
    field_order = ("display_name", "email", "password1")


class ResetPasswordForm(_Plain, stock.ResetPasswordForm):
    labels = {"email": pgettext_lazy("account", "E-mail")}


class ResetPasswordKeyForm(_Plain, stock.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, again")}


class ChangePasswordForm(_Plain, stock.ChangePasswordForm):
    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, again"),
    }


class AddEmailForm(_Plain, stock.AddEmailForm):
    labels = {"email": _("New e-mail")}


class ReauthenticateForm(_Plain, stock.ReauthenticateForm):
    labels = {"password": _("Password")}
