"""What the blocks of a body ask of templates: `{% load bodies %}`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles.models import Author
from articles.pictures import still_address
from articles.rendering import render_rich_text, render_rich_texts

register = template.Library()


@register.filter
def rich(source: str) -> SafeString:
    """`{{ page.postscript|rich }}`: stored rich text that stands alone, typeset, under the rules of bodies."""
    return render_rich_text(source)


@register.filter
def with_biographies(authors: list[Author]) -> list[tuple[Author, SafeString]]:
    """`{% for author, biography in page.authors|with_biographies %}`: what all of them link to is read at once."""
    return list(zip(authors, render_rich_texts([author.biography for author in authors]), strict=True))


@register.simple_tag
def poster_address(image: Any) -> str:
    """The address of a still of a video, in a format that every browser shows."""
    return still_address(image, "poster")
