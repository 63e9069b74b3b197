"""What is said of a page, whatever its kind."""

from dataclasses import dataclass, field

from wagtail.images.models import AbstractImage

from articles import promised
from articles.pictures import SPECS
from core.addresses import absolute

# The size of the article's own lead picture that networks show: no rendition is made for them alone.
LARGEST = next(spec for spec in SPECS["lead"] if "width-1200" in spec and "format-jpeg" in spec)


@dataclass(frozen=True)
class Picture:
    """A picture by its absolute address, sizes in pixels."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass
class Description:
    """The head of a page. Addresses are absolute; dates and people are in `properties` and `graph`."""

    title: str
    canonical: str = ""
    summary: str = ""
    kind: str = "website"
    picture: Picture | None = None
    indexed: bool = True
    # `(title, absolute address, media type)` of the feeds of this page.
    feeds: list[tuple[str, str, str]] = field(default_factory=list)
    # Open Graph's further properties, in order: `("article:author", "…")`.
    properties: list[tuple[str, str]] = field(default_factory=list)
    # Things of schema.org.
    graph: list[dict] = field(default_factory=list)


def picture_of(image: AbstractImage | None, alt: str = "", spec: str = LARGEST) -> Picture | None:
    """The rendition that is shared of `image`; None without one."""
    if image is None:
        return None
    # Asked for together with the sizes of the page itself: one query serves both.
    rendition = promised.renditions(image, SPECS["lead"] if spec == LARGEST else [spec])[spec]
    return Picture(absolute(rendition.url), rendition.width, rendition.height, alt or image.default_alt_text)
