"""What the blocks of a body ask of templates: `{% load bodies %}`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles.pictures import still_address
from articles.rendering import render_rich_text

register = template.Library()


@register.filter
def rich(source: str) -> SafeString:
    """`{{ page.postscript|rich }}`: stored rich text that stands alone, typeset, under the rules of bodies."""
    return render_rich_text(source)


@register.simple_tag
def poster_address(image: Any) -> str:
    """The address of a still of a video, in a format that every browser shows."""
    return still_address(image, "poster")
