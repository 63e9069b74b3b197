"""The page of the admin that takes in an export of HelloAsso."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from giving.models import Campaign
from giving.reading_files import NotAnExport, Report, import_file

LARGEST = 5_000_000


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "On HelloAsso: your form, “Payments”, “Export”, as CSV. Importing it again adds only what is new."
        ),
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.all(),
        label=gettext_lazy("Campaign"),
        required=False,
        empty_label=gettext_lazy("Outside any campaign"),
        help_text=gettext_lazy("Names and addresses of donors are not stored."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("This file is larger than 5 MB: export a shorter period."))
        return file


def importing(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("giving.add_gift"):
        raise PermissionDenied
    sent = request.method == "POST"
    form, report = ImportForm(*(request.POST, request.FILES) if sent else ()), None
    if form.is_valid():
        report = _imported(form)
    context = {
        "page_title": _("Import of gifts"),
        "header_title": _("Import of gifts"),
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("giving_gifts:index"), "label": _("Gifts")},
            {"url": "", "label": _("Import of gifts")},
        ],
        "form": form,
        "report": report,
    }
    return render(request, "giving/admin/import.html", context, status=422 if form.errors else 200)


def _imported(form: ImportForm) -> Report | None:
    try:
        return import_file(form.cleaned_data["file"].read(), form.cleaned_data["campaign"])
    except NotAnExport as reason:
        form.add_error("file", str(reason))
        return None
