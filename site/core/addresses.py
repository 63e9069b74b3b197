"""Addresses of the site that are not pages of the tree, in the language of the site."""

from django.conf import settings


def localized(*, fr: str, en: str) -> str:
    """The path of a view in the language that the site is set to: one address per view, whoever asks."""
    return {"fr": fr, "en": en}[settings.LANGUAGE_CODE]


def absolute(path: str) -> str:
    """The full address of a path of the site. An address that is already full, as of a file in a bucket, stays as it is."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") and not path.startswith("//") else path
