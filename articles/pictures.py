"""The sizes in which pictures are made, and their HTML: AVIF, WebP and JPEG, each browser takes the lightest it can show."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter, Picture

from articles import promised


# Measured: a lead picture of 1,200 px stays under 100 kB in AVIF and WebP. AVIF takes ten times longer to make than WebP and
# is a tenth lighter, which pays on the lead picture only. Qualities are in the settings.
def _specs(*resizes: str, formats: str = "format-webp") -> list[str]:
    """Each size in `formats`, and the first as the JPEG of browsers that know no better."""
    light = [spec for resize in resizes for spec in Filter.expand_spec([resize, formats])]
    return [*light, *Filter.expand_spec([resizes[0], "format-jpeg"])]


SPECS = {
    "teaser": _specs("fill-640x427", "fill-320x213"),
    "lead": _specs("width-1200", "width-800", formats="format-{avif,webp}"),
    "portrait": _specs("fill-160x160"),
    "text": _specs("width-960", "width-480", "width-1360"),
    "wide": _specs("width-1280", "width-640", "width-1760"),
    "side": _specs("width-480", "width-960"),
    "gallery": _specs("width-640", "width-320", "width-960"),
    "poster": _specs("fill-960x540", "fill-480x270"),
}
# How wide they show, where that is always the same. A picture of a body has no other place than these.
SIZES = {
    "text": "(min-width: 46rem) 43rem, 100vw",
    "wide": "(min-width: 72rem) 66rem, 100vw",
    "side": "(min-width: 46rem) 20rem, 100vw",
    "gallery": "(min-width: 72rem) 33rem, (min-width: 40rem) 50vw, 100vw",
    "poster": "(min-width: 46rem) 43rem, 100vw",
}
BODY_SPECS = list(dict.fromkeys(spec for size in SIZES for spec in SPECS[size]))


def picture_html(image: AbstractImage | None, size: str, *, alt: str = "", sizes: str = "", eager: bool = False) -> SafeString:
    """`<picture>` of `image` in a size of SPECS; empty without an image. `sizes` is HTML's: how wide it shows, in CSS units.

    Sizes that are not made yet are made when a browser asks for them.
    """
    if image is None:
        return SafeString()
    if size not in getattr(image, "fetched_sizes", ("teaser",)):
        # A list or a body fetches the sizes of its own pictures only, and Wagtail takes what was fetched for all there is.
        image.__dict__.pop("prefetched_renditions", None)
    renditions = promised.renditions(image, SPECS[size])
    attrs = {"alt": alt, "decoding": "async"}
    if sizes or size in SIZES:
        attrs["sizes"] = sizes or SIZES[size]
    attrs |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    sources, img, fallback = Picture(renditions, attrs).__html__().rpartition("<img")
    # The JPEG has one size: HTML allows `sizes` beside `srcset` only, and Wagtail writes it regardless.
    return mark_safe(sources + img + fallback.replace(f' sizes="{attrs.get("sizes", "")}"', ""))


def fetch_sizes(images: list[Any], size: str) -> None:
    """The renditions of all `images` in a size of SPECS, in one query, where they will be shown in that size only."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SPECS[size])
    prefetch_related_objects(images, Prefetch("renditions", renditions, "prefetched_renditions"))
    for image in images:
        image.fetched_sizes = (size,)


def still_address(image: Any, size: str) -> str:
    """The address of `image` as one JPEG, where no choice of formats can be offered."""
    spec = next(spec for spec in SPECS[size] if "format-jpeg" in spec)
    return promised.renditions(image, [spec])[spec].url


def alternative(image: Any, own: str = "", *, decorative: bool = False) -> str:
    """What stands for the picture: nothing for a decorative one, else the words of this use, else those of the image."""
    return "" if decorative else own or image.description or image.title
