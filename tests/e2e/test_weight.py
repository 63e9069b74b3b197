"""What a first visit costs a reader: requests, as a browser makes them, before any scrolling."""

import pytest

from tests.e2e.conftest import Visitor


@pytest.mark.parametrize("width", [360, 1280])
def test_the_heaviest_article_asks_for_ten_things_at_most(visit, flagship, width):
    visitor: Visitor = visit(width=width, height=900 if width > 700 else 740)
    asked: list[str] = []
    # Through the browser's own log: the icon of the site is no request of the page.
    log = visitor.context.new_cdp_session(visitor.page)
    log.send("Network.enable")
    log.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    visitor.page.goto(flagship, wait_until="networkidle")
    visitor.page.wait_for_timeout(500)
    assert any(url.endswith(".svg") for url in asked), "the icon is counted"
    assert len(asked) <= 10, asked
    assert all(url.startswith(visitor.demo.url) for url in asked)
