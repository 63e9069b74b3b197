"""Warnings about pictures: what blind readers miss, whose work it is, how heavy it is."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.blocks.picture import FEWEST

MOST_PIXELS = 8_000_000
MOST_BYTES = 2 * 1024 * 1024


def of_lead(article) -> Iterator[tuple[str, str]]:
    picture = article.lead_picture
    if not (article.lead_picture_alt or picture.description):
        yield _("The lead picture has no alternative text."), "lead_picture_alt"
    if not (article.lead_picture_credit or picture.credit):
        yield _("The lead picture has no credit."), "lead_picture_credit"
    if sentence := weight(picture):
        yield sentence, "lead_picture"


def of_block(block) -> Iterator[str]:
    """About the pictures of a block of the body, alone or in a gallery."""
    for value in _pictures(block.value):
        picture = value["image"]
        name = picture.title
        if not (value.get("alt") or value.get("decorative") or picture.description):
            yield _("The picture “%(name)s” has no alternative text.") % {"name": name}
        if not (value.get("credit") or picture.credit):
            yield _("The picture “%(name)s” has no credit.") % {"name": name}
        if sentence := weight(picture):
            yield sentence


def missing(block) -> Iterator[str]:
    """What a picture or a gallery lacks: a draft may do without, what is published may not."""
    if not hasattr(block.value, "get"):
        return
    if "image" in block.value and not block.value["image"]:
        yield _("A block of picture is empty: choose its picture, or take the block away.")
    pictures = block.value.get("pictures")
    if pictures is None:
        return
    if len(pictures) < FEWEST:
        yield _("A gallery has at least two pictures.")
    if any(not picture["image"] for picture in pictures):
        yield _("A picture of the gallery is not chosen: choose it, or take its place away.")


def weight(picture) -> str:
    """A sentence where the original is heavier than readers' machines and the server need; else nothing."""
    size = picture.file_size or 0
    if picture.width * picture.height <= MOST_PIXELS and size <= MOST_BYTES:
        return ""
    return _("The picture “%(name)s” is heavy (%(pixels)s million pixels, %(size)s MB): reduce it under 8 million and 2 MB.") % {
        "name": picture.title,
        "pixels": number_format(picture.width * picture.height / 1_000_000, 1),
        "size": number_format(size / 1024 / 1024, 1),
    }


def _pictures(value) -> Iterator:
    """Every part of a block's value that holds a picture, whatever the block is called."""
    if not hasattr(value, "get"):
        return
    if value.get("image"):
        yield value
    for part in value.get("pictures") or []:
        yield from _pictures(part)
