"""The page around a player of elsewhere: the only page of the site whose policy lets a stranger in, one at a time."""

from typing import Any
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.fields import StreamValue

from articles.embeds import player_for
from articles.loading import linked_pages

# Past it SQLite takes no number.
LARGEST = 2**63 - 1


@require_safe
@xframe_options_sameorigin
def player(request: HttpRequest, page_id: int, block_id: UUID) -> HttpResponse:
    """The video or sound of one block of a page that readers may see; `?framed=1` without anything around."""
    if page_id > LARGEST:
        raise Http404
    page = next((found.specific for found in linked_pages({page_id})), None)
    value = _embed(page, str(block_id))
    found = player_for(value.get("address") or "")
    if found is None or page is None:
        raise Http404
    answer = render(
        request,
        "articles/player.html",
        {
            "player": found,
            "title": value.get("title") or found.provider,
            "address": value["address"],
            "page_title": page.title,
            "page_address": page.get_url(request),
            "framed": "framed" in request.GET,
        },
    )
    answer["X-Robots-Tag"] = "noindex"
    return csp_replace({"frame-src": [found.origin], "frame-ancestors": [SELF]})(lambda: answer)()


def _embed(page: Any, block_id: str) -> dict[str, Any]:
    """The stored embed `block_id` of the body of `page`; empty where there is none."""
    body = getattr(page, "body", None)
    if isinstance(body, StreamValue):
        for block in body.raw_data:
            if block.get("id") == block_id and block.get("type") == "embed" and isinstance(block.get("value"), dict):
                return block["value"]
    return {}
