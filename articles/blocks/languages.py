"""The language of a text that is not in the language of the site, so that it is read aloud and set as it should be."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import ChoiceBlock

LANGUAGES = [
    ("ar", _("Arabic")),
    ("eu", _("Basque")),
    ("br", _("Breton")),
    ("ca", _("Catalan")),
    ("nl", _("Dutch")),
    ("en", pgettext_lazy("choice", "English")),
    ("fr", pgettext_lazy("choice", "French")),
    ("de", _("German")),
    ("el", _("Greek")),
    ("it", _("Italian")),
    ("la", _("Latin")),
    ("oc", _("Occitan")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
    ("ro", _("Romanian")),
    ("es", _("Spanish")),
]


class LanguageBlock(ChoiceBlock):
    choices = LANGUAGES

    class Meta:
        label = _("Language")
        required = False


def foreign(value: dict[str, Any]) -> str:
    """The language code of `value` where it is known, is not the language of the site, and so must be said; else nothing."""
    code = value.get("language") or ""
    known = any(code == language for language, _name in LANGUAGES)
    return code if known and code != settings.CONTENT_LANGUAGE else ""
