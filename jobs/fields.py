"""Fields of public forms that know French rules."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.crypto import get_random_string
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from localflavor.fr.forms import FRRNAField, FRSIRETField
from PIL import Image, UnidentifiedImageError
from stdnum import luhn

from core.intake import PlainTextField
from core.text import plain

LA_POSTE = "356000000"


class OneLineField(PlainTextField):
    """Plain text on one line: line ends and repeated spaces become one space."""

    def to_python(self, value: Any) -> str | None:
        found = super().to_python(value)
        return " ".join(found.split()) if found else found


class SiretField(FRSIRETField):
    """Fourteen digits. The library checks the nine of the company only, and refuses the seat of La Poste."""

    default_error_messages = {
        "invalid": _("This is not a SIRET: it has 14 digits, and the last one checks the others."),
        "max_length": _("This is not a SIRET: it has 14 digits, and the last one checks the others."),
    }

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\s.\u00a0\u202f-]", "", plain(str(value or "")))

    def prepare_value(self, value: Any) -> Any:
        """In groups once it is whole; what was mistyped comes back as it was typed."""
        return super().prepare_value(value) if value and len(self.to_python(value)) == 14 else value

    def clean(self, value: Any) -> str:
        value = forms.CharField.clean(self, self.to_python(value))
        if not value:
            return ""
        is_number = value.isascii() and value.isdigit() and len(value) == 14 and luhn.is_valid(value[:9])
        # Offices of La Poste follow a rule of their own; its seat follows the common one.
        of_la_poste = value.startswith(LA_POSTE) and is_number and sum(map(int, value)) % 5 == 0
        if not is_number or not (luhn.is_valid(value) or of_la_poste):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return value


class RnaField(FRRNAField):
    """W and nine characters: digits, save the letter of Corsica and of the overseas départements."""

    regex = re.compile(r"^W\d[0-9A-Z]\d{7}$")
    default_error_messages = {"invalid": _("This is not an RNA number: it begins with W, as in W751234567.")}

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\s.\u00a0\u202f-]", "", plain(str(value or ""))).upper()

    def clean(self, value: Any) -> str:
        value = self.to_python(value)
        if value and not self.regex.match(value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return value


class WebField(forms.URLField):
    """An address of the web; without a scheme it is taken for https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", "max_length": 300, **kwargs})

    def to_python(self, value: Any) -> str:
        found = super().to_python(plain(str(value or "")).strip())
        if found and not found.lower().startswith(("http://", "https://")):
            raise ValidationError(_("Write an address like https://www.example.org."), code="invalid")
        return found or ""


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        found = super().to_python(plain(value) if isinstance(value, str) else value)
        if found and not 2000 <= found.year <= 2200:
            raise ValidationError(_("Write a date of these years, as 31/12/2026."), code="invalid")
        return found


class AmountField(forms.DecimalField):
    """A sum as people write it: "2 100", "2100,50 €". Shown in the same way: "35", "17,5", "2200,50"."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        return number_format(value, 0 if value == value.to_integral_value() else self.decimal_places, use_l10n=True)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = re.sub(r"[\s\u00a0\u202f€]", "", plain(value)).replace(",", ".")
        return super().to_python(value)

    def run_validators(self, value: Any) -> None:
        """One sentence is enough: a sum that nobody earns has too many digits as well."""
        try:
            super().run_validators(value)
        except ValidationError as error:
            raise error.error_list[0] from error


LOGO_SIZE, LOGO_WEIGHT, LOGO_PIXELS = 320, 2 * 1024 * 1024, 25_000_000


class LogoField(forms.FileField):
    """A picture, opened and drawn again: nothing of the file that was sent is kept."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = super().clean(data, initial)
        if not given or given is initial or not hasattr(given, "read"):
            return given
        if given.size > LOGO_WEIGHT:
            raise ValidationError(_("This file is heavier than 2 MB: choose a smaller one."), code="heavy")
        try:
            picture = Image.open(given, formats=["PNG", "JPEG", "WEBP", "GIF"])
            if picture.width * picture.height > LOGO_PIXELS:
                raise ValidationError(_("This picture is too large: 5,000 pixels a side are plenty."), code="large")
            picture.draft("RGB", (LOGO_SIZE * 2, LOGO_SIZE * 2))
            drawn = picture.convert("RGBA")
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise ValidationError(
                _("This is not a picture that we can read: send a PNG, JPEG or WebP file."), code="kind"
            ) from error
        drawn.thumbnail((LOGO_SIZE, LOGO_SIZE))
        data = BytesIO()
        drawn.save(data, "PNG", optimize=True)
        return ContentFile(data.getvalue(), name=f"logo-{get_random_string(16).lower()}.png")
