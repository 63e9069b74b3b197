from django import template
from django.utils.safestring import SafeString, mark_safe

from core import slots

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str) -> SafeString:
    """All that apps registered for this place, one after the other."""
    return mark_safe("".join(filler(context) for filler in slots.fillers(name)))
