"""Whether a request comes from a person at a browser, on a page of this site: what may be counted, without knowing who.

Browsers say what a request is for in headers that pages cannot forge (`Sec-Fetch-*`, over HTTPS or on this machine; a
`Referer` elsewhere). Robots, previews of links and pages fetched in advance say nothing, or say so.
"""

import re

from django.core.cache import cache
from django.http import HttpRequest

from core import client
from core.intake.origin import said_by_the_browser

_ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|headless|python|curl|wget|http-?client|java/|scrapy|monitor", re.IGNORECASE
)
# Counted from one address for one thing, within the time (seconds): a household, not a flood.
MOST = 10
MEMORY = 1800


def by_a_person(request: HttpRequest, destination: str) -> bool:
    """Whether to count this GET. `destination` is what the browser fetches it as: "document" for a click, "image"…"""
    if request.method != "GET" or is_ahead_of_time(request) or is_robot(request):
        return False
    if not said_by_the_browser(request):
        return False
    return request.headers.get("Sec-Fetch-Dest", destination) == destination


def is_ahead_of_time(request: HttpRequest) -> bool:
    """Whether the browser fetches this before anybody asked for it."""
    said = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return any(word in value.lower() for value in said for word in ("prefetch", "prerender", "preview"))


def is_robot(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(_ROBOT.search(agent))


def within_reason(request: HttpRequest, thing: str) -> bool:
    """Whether this address has not been counted MOST times for `thing` of late. In the cache only, under a hash of both."""
    key = "visits:" + client.keyed_hash(f"{thing}:{client.address_text(request)}", "visits")
    if cache.add(key, 1, MEMORY):
        return True
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # Forgotten between the two.
        return True
