"""Structured data in a page: `<script type="application/ld+json">`, which no browser runs."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# Nothing of the text can close the element, start another, or end a line of JavaScript.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def script(graph: list[dict[str, Any]]) -> SafeString:
    """The element that holds `graph`, things of schema.org; empty without any."""
    if not graph:
        return mark_safe("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')
