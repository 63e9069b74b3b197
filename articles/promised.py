"""Sizes of a picture that are not made yet: their address makes them, so that no page waits for an encoder.

A page offers each picture in several sizes and formats; a browser asks for one. Making them all before the first reader
sees the page cost up to a minute on a page of ten pictures; this way only those asked for are ever made.
"""

from posixpath import basename
from typing import Any

from django.forms.utils import flatatt
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, Filter
from wagtail.images.utils import generate_signature


class PromisedRendition:
    """Stands for a rendition in Wagtail's `Picture`: an address signed by this site, and the size it will have."""

    def __init__(self, image: AbstractImage, spec: str) -> None:
        self.url = address_of(image, spec)
        self.width, self.height = size_of(image.width, image.height, spec)

    def img_tag(self, extra_attributes: dict[str, Any]) -> SafeString:
        return SafeString(f"<img{flatatt({'src': self.url, 'width': self.width, 'height': self.height, **extra_attributes})}>")


def address_of(image: AbstractImage, spec: str) -> str:
    """Where the view of the same name makes `image` in the size of `spec`; ends with the name of its file."""
    signature = generate_signature(image.pk, spec)
    return reverse("wagtailimages_serve", args=(signature, image.pk, spec)) + basename(image.file.name)


def size_of(width: int, height: int, spec: str) -> tuple[int, int]:
    """The pixels of a picture of `width` × `height` under a `width-N`, `fill-NxM` or `max-NxM` resize: never enlarged."""
    kind, _, wanted = spec.split("|")[0].partition("-")
    if kind == "max":
        across, _, down = wanted.partition("x")
        scale = min(1, int(across) / max(width, 1), int(down) / max(height, 1))
        return round(width * scale), round(height * scale)
    if kind == "fill":
        across, _, down = wanted.partition("x")
        shown = min(int(across), width, round(height * int(across) / int(down)))
        return shown, round(shown * int(down) / int(across))
    shown = min(int(wanted), width)
    return shown, round(height * shown / width) if width else 0


def renditions(image: AbstractImage, specs: list[str]) -> dict[str, Any]:
    """For each spec, in order, the rendition that exists or the promise of one.

    One query for the specs that this very object was not asked for before, none where its renditions are prefetched.
    """
    known: dict[str, Any] = image.__dict__.setdefault("_known_renditions", {})
    filters = [Filter(spec=spec) for spec in specs if spec not in known]
    if filters:
        known.update({wanted.spec: PromisedRendition(image, wanted.spec) for wanted in filters})
        known.update({found.spec: rendition for found, rendition in image.find_existing_renditions(*filters).items()})
    return {spec: known[spec] for spec in specs}
