"""The text of an article for readers elsewhere: plain HTML, every address absolute."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.utils.html import escape

from articles.models import ArticlePage
from articles.rendering import body_of
from core.typography import typeset_content

DROPPED = ["script", "style", "form", "button", "input", "iframe", "object", "embed", "svg", "template", "noscript"]
KEPT_ATTRIBUTES = frozenset(
    ["href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "scope", "lang", "dir", "datetime", "cite"]
)


def summary_html(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def full_html(page: ArticlePage, request: HttpRequest, url: str) -> str:
    """Standfirst, body and notes of `page`, whose absolute address is `url`."""
    body = body_of(page, request)
    return cleaned(f"{summary_html(typeset_content(page.standfirst))}{body.html}{body.notes}", url)


def cleaned(html: str, url: str) -> str:
    """`html` without what runs, fills in or only makes sense on the site's own pages; addresses made absolute from `url`."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(DROPPED):
        element.decompose()
    for element in soup.find_all(class_=["side-note", "visually-hidden"]):
        element.decompose()
    for source in soup.find_all("source"):
        source.decompose()
    for element in soup.find_all(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in KEPT_ATTRIBUTES}
        for name in ("href", "src"):
            if name in element.attrs:
                element.attrs[name] = urljoin(url, str(element.attrs[name]))
    return str(soup)
