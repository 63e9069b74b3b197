"""Who reads offers: people are counted, programs are not, nobody is recognised."""

import re

from django.http import HttpRequest

ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|monitor|headless|fetch|scrap|curl|wget|python|java/|okhttp|go-http|libwww|"
    r"facebookexternalhit|embedly|feed|rss|lighthouse|archive",
    re.IGNORECASE,
)


def is_robot(request: HttpRequest) -> bool:
    """Programs that say what they are, or nothing at all; and what a browser loads before anybody asked."""
    agent = request.headers.get("User-Agent", "")
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return request.method != "GET" or not agent or "prefetch" in purpose or bool(ROBOT.search(agent))
