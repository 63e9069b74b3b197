"""What every public form shares."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from core.text import plain

SEND_AGAIN = _("Your text is kept, but was not sent yet: please send it again with the button of this page.")

# Django takes them between quotes, as RFC 822 did: in a mail they end the header that they stand in.
NO_CONTROL_CHARACTER = RegexValidator(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", inverse_match=True, code="invalid")


class _GivenBackPlain(forms.Field):
    """What comes back in the form holds no control character either: no page can carry NUL."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        found = super().bound_data(data, initial)
        return plain(found) if isinstance(found, str) else found


class PlainTextField(_GivenBackPlain, forms.CharField):
    """Text of a visitor: control characters (NUL among them) are dropped, line ends are Unix ones."""

    def to_python(self, value: Any) -> str | None:
        return super().to_python(plain(value) if isinstance(value, str) else value)


class NameField(PlainTextField):
    """The name of a visitor, `max_length` characters at most; browsers that know it fill it in."""

    def __init__(self, *, max_length: int, error_messages: dict[str, Any] | None = None, **kwargs: Any) -> None:
        said = {"max_length": _("This name has %(show_value)d characters: shorten it to %(limit_value)d.")}
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "name"}))
        super().__init__(max_length=max_length, error_messages={**said, **(error_messages or {})}, **kwargs)


class MailboxField(_GivenBackPlain, forms.EmailField):
    """The address of a visitor, asked for the same way by every form; what is required says why in `error_messages`."""

    def __init__(self, *, required: bool = True, error_messages: dict[str, Any] | None = None, **kwargs: Any) -> None:
        said = {
            "invalid": _("Write an address like name@example.org.")
            if required
            else _("Write an address like name@example.org, or leave this field empty."),
            "max_length": _("This address has %(show_value)d characters; no mailbox has more than %(limit_value)d."),
        }
        kwargs.setdefault("label", _("Your e-mail address"))
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email"}))
        super().__init__(required=required, error_messages={**said, **(error_messages or {})}, **kwargs)


class GuardedForm(forms.Form):
    """A public form with a field that people never see and programs fill. Show it with `core/honeypot.html`.

    Declare text with `PlainTextField(max_length=…)`: a field without a limit is refused when the form is made.
    """

    honeypot_name = "contact_me"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField) and field.max_length is None:
                raise TypeError(f"{type(self).__name__}.{name} has no max_length: a public form limits each text.")
            if isinstance(field, forms.EmailField):
                field.validators.append(NO_CONTROL_CHARACTER)
        self.fields[self.honeypot_name] = PlainTextField(
            required=False,
            max_length=200,
            label=_("Leave this field empty"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )

    @property
    def honeypot(self) -> forms.BoundField:
        return self[self.honeypot_name]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.data.get(self.add_prefix(self.honeypot_name)):
            raise ValidationError(_("A hidden field was filled in, as programs do. Empty it, then send again."), code="honeypot")
        return cleaned
