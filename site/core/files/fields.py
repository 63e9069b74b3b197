"""The field of a public form that takes a document."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from core.files.antivirus import Verdict, scan
from core.files.documents import CheckedDocument, check

INFECTED = _("Our virus scanner refuses this file. Check your computer, then send another one.")
ACCEPT = ".pdf,.docx,.odt"


class DocumentField(forms.FileField):
    """PDF, DOCX or ODT of 5 MB at most. The cleaned value is a CheckedDocument, or None where nothing was sent."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})
    default_error_messages = {
        "empty": _("This file is empty. Choose another one."),
        "missing": _("Choose a file."),
        "invalid": _("The file did not arrive. Choose it once more."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": None, **kwargs})

    def clean(self, data: UploadedFile | None, initial: Any = None) -> CheckedDocument | None:  # type: ignore[override]
        found = super().clean(data, initial)
        if not found:
            return None
        checked = check(found)
        verdict = scan(checked.content)
        if verdict is Verdict.INFECTED:
            raise ValidationError(INFECTED, code="infected")
        return replace(checked, is_held=verdict is Verdict.UNKNOWN)
