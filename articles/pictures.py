"""The sizes in which pictures are made, and their HTML: AVIF, WebP and JPEG, each browser takes the lightest it can show."""

from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage, Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

FORMATS = "format-{avif,webp,jpeg}"
# Measured on photographs: a lead picture of 1,200 px stays under 100 kB in AVIF and WebP.
QUALITY = ["avifquality-50", "webpquality-68", "jpegquality-68"]
SPECS = {
    "teaser": Filter.expand_spec(["fill-{320x213,640x427}", FORMATS, *QUALITY]),
    "lead": Filter.expand_spec(["width-{480,800,1200}", FORMATS, *QUALITY]),
    "portrait": Filter.expand_spec(["fill-160x160", FORMATS, *QUALITY]),
}


def picture_html(image: AbstractImage | None, size: str, *, alt: str = "", sizes: str = "", eager: bool = False) -> SafeString:
    """`<picture>` of `image` in a size of SPECS; empty without an image. `sizes` is HTML's: how wide it shows, in CSS units."""
    if image is None:
        return SafeString()
    if size != "teaser":
        # A list fetches the sizes of teasers only, and Wagtail takes what it fetched for all there is.
        image.__dict__.pop("prefetched_renditions", None)
    attrs = {"alt": alt, "decoding": "async"}
    if sizes:
        attrs["sizes"] = sizes
    attrs |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    return mark_safe(Picture(get_renditions_or_not_found(image, SPECS[size]), attrs).__html__())
