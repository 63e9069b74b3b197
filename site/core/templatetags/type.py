"""Filters of type and dates for every template: `{% load type %}`."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from core import dates
from core.typography import typeset_content
from core.typography import typeset_html as _typeset_html

register = template.Library()


@register.filter
def typeset(value: Any) -> SafeString:
    """Plain text, escaped, with French type where the site is written in French. What is already safe HTML is set as HTML."""
    if value is None:
        return mark_safe("")
    if hasattr(value, "__html__"):
        return typeset_html(value)
    return escape(typeset_content(str(value)))


@register.filter
def typeset_html(value: Any) -> SafeString:
    """Safe HTML (rich text, a rendered comment) with French type in its text only, where the site is written in French.

    Text that nobody declared safe is escaped first.
    """
    if value is None:
        return mark_safe("")
    source = value.__html__() if hasattr(value, "__html__") else escape(value)
    return mark_safe(_typeset_html(source) if dates.content_is_french() else source)


@register.simple_tag
def content_lang() -> SafeString:
    """` lang="fr"` for what editors wrote, on a page whose own words are in another language; else nothing."""
    language = settings.CONTENT_LANGUAGE
    return format_html(' lang="{}"', language) if language != (get_language() or "")[:2] else mark_safe("")


@register.filter
def shortened(value: str, words: int) -> str:
    """The first `words` of a plain text; an ellipsis that touches the last one, where there were more."""
    return Truncator(value).words(words, truncate="…").replace(" …", "…")


@register.filter
def iso(value: date) -> str:
    """ "2014-10-09T08:30:00+02:00", or "2014-10-09": for machines. HTML allows no microseconds."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return (timezone.localtime(value) if timezone.is_aware(value) else value).isoformat(timespec="seconds")


@register.filter
def long_date(value: date | None) -> str:
    """ "jeudi 9 octobre 2014"."""
    return dates.long_date(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """ "9 octobre 2014 à 14 h 05"."""
    return dates.moment(value) if value else ""


@register.filter
def short_date(value: date | None) -> str:
    """ "9 octobre 2014"."""
    return dates.short_date(value) if value else ""
