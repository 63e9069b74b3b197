"""What templates ask of articles."""

from django import template
from wagtail.models import Page

from articles import tree

register = template.Library()


@register.simple_tag
def section_of(article: Page) -> tree.Node | None:
    """The home section of an article: `{% section_of article as section %}`."""
    return tree.section_of(article)
