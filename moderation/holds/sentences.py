"""Why a comment is held, in words: what its card says."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation.holds.codes import CAMPAIGN, SHOWN_FROM, HoldCode
from moderation.models import Hold
from moderation.spam.labels import said_of

SHORT = 80  # Characters of an address that a sentence shows.


def sentences_of(row: Any) -> Iterator[SafeString]:
    """Sentences on a comment whose `hold_rows`, `sketch` and `prediction` were fetched: its campaign, then why it is held."""
    campaign = getattr(getattr(row, "sketch", None), "campaign", None)
    if campaign and campaign.size >= SHOWN_FROM:
        words = ngettext("%(count)d similar message", "%(count)d similar messages", campaign.size) % {"count": campaign.size}
        url = reverse("comments:index") + f"?state={row.state}&{CAMPAIGN}={campaign.pk}"
        yield format_html('<a href="{}">{}</a>', url, words)
    ranks = {code: rank for rank, code in enumerate(HoldCode.values)}
    for hold in sorted(row.hold_rows.all(), key=lambda hold: ranks.get(hold.code, len(ranks))):
        yield _sentence(hold, row)


def _sentence(hold: Hold, row: Any) -> SafeString:
    detail: dict[str, Any] = hold.detail if isinstance(hold.detail, dict) else {}
    code = hold.code
    if code in (HoldCode.BANNED, HoldCode.SUSPECT):
        label = _("Banned word:") if code == HoldCode.BANNED else _("Suspect word:")
        return format_html("{} {}", label, _listed(detail.get("words", [])))
    if code == HoldCode.LINKS:
        count = int(detail.get("number", 0))
        label = ngettext("%(count)d link:", "%(count)d links:", count) % {"count": count}
        return format_html("{} {}", label, _listed([_short(link) for link in detail.get("links", [])]))
    if code in (HoldCode.REPEAT, HoldCode.SIMILAR):
        same = _("Says the same as") if code == HoldCode.REPEAT else _("Says nearly the same as")
        return format_html("{} {}", same, _earlier(hold, row))
    if code == HoldCode.FAST:
        count = int(detail.get("seconds", 0))
        words = ngettext(
            "Sent %(count)d second after another message from the same connection",
            "Sent %(count)d seconds after another message from the same connection",
            count,
        )
        return format_html("{}", words % {"count": count})
    if code == HoldCode.DISPOSABLE:
        return format_html("{} {}", _("Throwaway address:"), detail.get("domain", ""))
    if code == HoldCode.REFUSALS:
        words = _("Of the last %(decided)d messages of this person, %(refused)d were refused")
        return format_html("{}", words % {"decided": detail.get("decided", 0), "refused": detail.get("refused", 0)})
    if code == HoldCode.SPAM:
        return format_html("{}", said_of(getattr(row, "prediction", None)))
    return format_html("{}", _first_or_capitals(code))


def _first_or_capitals(code: str) -> str:
    if code == HoldCode.CAPITALS:
        return _("Written in capitals")
    if code == HoldCode.FIRST:
        return _("First message of this person")
    return code


def _listed(words: list[Any]) -> SafeString:
    return format_html_join(", ", "<b>{}</b>", ((str(word),) for word in words))


def _short(link: Any) -> str:
    text = str(link)
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _earlier(hold: Hold, row: Any) -> SafeString:
    """“the message of Nour, under Les jardins”: a link to its card."""
    earlier = hold.earlier
    if earlier is None:
        return format_html("{}", _("a message that is gone"))
    words = _("the message of %(name)s") % {"name": earlier.user_name}
    link = format_html('<a href="{}">{}</a>', reverse("comments:card", args=(earlier.pk,)), words)
    if earlier.page_id == row.page_id:
        return link
    return format_html("{} {}", link, _("under another article"))
