"""What readers send by the address of the search page, cleaned before any query sees it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import tree
from articles.models import Author, Keyword
from pages.search.results import Filters

LONGEST = 200
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
SLUG = re.compile(r"[-\w]{1,200}")


class WordsField(forms.CharField):
    """Text on one line: control characters and halves of characters become spaces."""

    def to_python(self, value):
        return super().to_python(UNPRINTABLE.sub(" ", str(value or "")))


class SlugChoiceField(forms.ModelChoiceField):
    """A row by its slug. What is no slug is refused without asking the database, which may not take it."""

    def __init__(self, queryset, message, **kwargs):
        super().__init__(queryset, to_field_name="slug", required=False, error_messages={"invalid_choice": message}, **kwargs)

    def to_python(self, value):
        if value and not SLUG.fullmatch(str(value)):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class SearchForm(forms.Form):
    q = WordsField(
        label=_("Words to look for"),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("Search with %(limit_value)d characters at most.")},
    )
    section = forms.IntegerField(
        label=_("Section"), required=False, error_messages={"invalid": _("There is no such section: choose one of the list.")}
    )
    keyword = SlugChoiceField(Keyword.objects.all(), _("There is no such keyword: choose one of the list."), label=_("Keyword"))
    author = SlugChoiceField(Author.objects.all(), _("There is no such author: choose one of the list."), label=_("Author"))
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=1900,
        max_value=2200,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a year with four digits, as 2014.")),
    )

    def typed(self) -> str:
        """The words to give back in the form, right or wrong."""
        return str(self.fields["q"].to_python(self.data.get("q")))

    def clean_section(self) -> tree.Node | None:
        wanted = self.cleaned_data["section"]
        if wanted is None:
            return None
        for node in tree.sections().values():
            if node.pk == wanted:
                return node
        raise ValidationError(self.fields["section"].error_messages["invalid"], code="invalid")

    def filters(self) -> Filters:
        """The filters that are right; a wrong one is shown with its error and left out."""
        return Filters(**{name: self.cleaned_data.get(name) for name in ("section", "keyword", "author", "year")})
