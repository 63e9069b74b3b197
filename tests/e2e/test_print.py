"""What comes out of the printer: pictures keep their shape, a video its address, and nothing invites to write on paper."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.e2e.conftest import Visitor

PAPER = {"width": 720, "height": 1000}
# Of every printed picture: its name, its shape on paper and its own, its height in CSS pixels.
SHAPES = """
async () => {
  const pictures = [...document.querySelectorAll("article img")];
  for (const picture of pictures) { picture.loading = "eager"; await picture.decode(); }
  return pictures.filter((picture) => picture.checkVisibility()).map((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    return [picture.alt, width / height, picture.naturalWidth / picture.naturalHeight, height];
  });
}
"""


def printed(visitor: Visitor, address: str) -> Page:
    page = visitor.open(address)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    return page


def as_portrait(route: Route) -> None:
    """A picture of 640 by 1000 pixels, whatever was asked for; all else as it is."""
    if route.request.resource_type != "image":
        route.continue_()
        return
    png = BytesIO()
    Image.new("RGB", (640, 1000), "teal").save(png, "PNG")
    route.fulfill(body=png.getvalue(), content_type="image/png")


@pytest.mark.parametrize("portraits", [False, True], ids=["as they are", "portraits"])
def test_pictures_keep_their_shape_on_paper(visit, flagship, portraits):
    visitor = visit()
    if portraits:
        visitor.page.route("**/*", as_portrait)
    page = printed(visitor, flagship)
    shapes = page.evaluate(SHAPES)
    assert len(shapes) >= 4
    assert not portraits or all(own < 0.7 for _, _, own, _ in shapes)
    assert not [shape for shape in shapes if shape[1] != pytest.approx(shape[2], rel=0.03)]
    assert all(height < 400 for *_, height in shapes)


def test_a_video_leaves_its_title_and_its_address_on_paper(visit, flagship):
    page = printed(visit(), flagship)
    stage = page.locator(".embed-stage").first
    assert stage.locator("img").count() == 1
    assert not stage.locator("img").is_visible()
    assert stage.locator(".embed-title").is_visible()
    address = stage.locator("a").evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "https://" in address
    assert stage.bounding_box()["height"] < 120


def test_no_way_back_from_a_note_is_printed(visit, flagship):
    page = printed(visit(), flagship)
    assert page.locator(".notes li").first.is_visible()
    assert page.get_by_text("↩").count() > 0
    assert not [arrow for arrow in page.get_by_text("↩").all() if arrow.is_visible()]


def test_nobody_is_asked_for_a_comment_on_paper(visit, demo):
    quiet = demo.ask(
        "from articles.models import ArticlePage; from moderation.models import Comment\n"
        "pages = ArticlePage.objects.current().exclude(pk__in=Comment.objects.values('object_pk'))\n"
        "print(pages.first().url)"
    )
    visitor = visit()
    assert visitor.open(quiet).locator("#comments").is_visible()
    assert not printed(visitor, quiet).locator("#comments").is_visible()
