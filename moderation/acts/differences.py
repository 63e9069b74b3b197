"""What changed between two texts, word by word."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import diff_text

TAGS = {"addition": "ins", "deletion": "del"}


def difference(before: str, after: str) -> SafeString:
    """Both texts in one, with `<del>` and `<ins>` where they differ."""
    parts = [
        format_html("<{0}>{1}</{0}>", TAGS[kind], words) if kind in TAGS else conditional_escape(words)
        for kind, words in diff_text(before, after).changes
    ]
    return mark_safe("".join(parts))


def changes_of(comment: object) -> list[tuple[str, SafeString]]:
    """The changes of a comment since it was first sent, the oldest first: ("resend" or "edit", the difference)."""
    row: object = comment
    now, sent, first = (getattr(row, name) for name in ("comment", "unedited_text", "first_text"))
    found = []
    if first:
        found.append(("resend", difference(first, sent or now)))
    if sent:
        found.append(("edit", difference(sent, now)))
    return found
