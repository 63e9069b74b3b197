"""Entry of keywords: names separated by commas, with suggestions where JavaScript runs."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Media
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static

from articles.models.keyword import Keyword
from core.text import fold

NAME = re.compile(r'"([^"]*)"|([^,]+)')
MAX_KEYWORDS = 20


def split_names(text: str) -> list[str]:
    """Names between commas; a name that holds a comma stands in double quotes. Spellings that fold alike count once."""
    names: dict[str, str] = {}
    for quoted, bare in NAME.findall(text):
        name = " ".join((quoted or bare).replace('"', "").split())
        if name:
            names.setdefault(fold(name), name)
    return list(names.values())


def join_names(names: list[str]) -> str:
    return ", ".join(f'"{name}"' if "," in name else name for name in names)


class KeywordsWidget(forms.TextInput):
    def format_value(self, value):
        if value is not None and not isinstance(value, str):
            value = join_names([getattr(keyword, "name", keyword) for keyword in value])
        return super().format_value(value)

    def build_attrs(self, base_attrs, extra_attrs=None):
        ours = {
            "data-controller": "keywords",
            "data-keywords-url-value": reverse_lazy("article_keyword_suggestions"),
            "data-keywords-remove-value": _("Remove “%(name)s”"),
            "data-keywords-new-value": _("New keyword: “%(name)s”"),
            "data-keywords-add-value": _("Add a keyword"),
            "autocomplete": "off",
        }
        return super().build_attrs({**base_attrs, **ours}, extra_attrs)

    @property
    def media(self) -> Media:
        return Media(js=[versioned_static("articles/keywords.js")], css={"all": [versioned_static("articles/admin.css")]})


class KeywordsFormField(forms.CharField):
    """A list of names. Whether each exists is settled when the article is saved."""

    widget = KeywordsWidget

    def clean(self, value) -> list[str]:
        names = split_names(super().clean(value) or "")
        limit = Keyword._meta.get_field("name").max_length or 100
        too_long = [name for name in names if len(name) > limit]
        if too_long:
            message = _("“%(name)s” is too long: %(limit)s characters at most.")
            raise ValidationError(message, params={"name": too_long[0][:40] + "…", "limit": limit})
        if len(names) > MAX_KEYWORDS:
            raise ValidationError(_("%(limit)s keywords at most."), params={"limit": MAX_KEYWORDS})
        return names

    def has_changed(self, initial, data) -> bool:
        before = {fold(getattr(keyword, "name", keyword)) for keyword in initial or []}
        return before != {fold(name) for name in split_names(data or "")}
