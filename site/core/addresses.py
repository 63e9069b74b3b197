"""Addresses of the site that are not pages of the tree, in the language of the site."""

from django.conf import settings


def localized(*, fr: str, en: str) -> str:
    """The path of a view in the language that the site is set to: one address per view, whoever asks."""
    return {"fr": fr, "en": en}[settings.LANGUAGE_CODE]
