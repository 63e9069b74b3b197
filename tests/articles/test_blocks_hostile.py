"""Hostile strings in every field of every block come out as text; previews of the picker show each block."""

import json
from pathlib import Path

import html5lib
import pytest
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from articles.blocks import BODY_BLOCKS
from articles.models import ArticlePage
from articles.rendering import render
from tests import factories
from tests.articles.bodies import make_document

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile" / "xss_payloads.json"
OWN = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
]
DANGEROUS = {"script", "iframe", "object", "embed", "svg", "math", "form", "style", "link", "meta", "base"}


def payloads() -> list[str]:
    return OWN + ([case["payload"] for case in json.loads(HOSTILE.read_text())["payloads"]] if HOSTILE.exists() else [])


def hostile_body(text: str) -> list[dict]:
    """Stored as an import could store it, past every form."""
    quote = {"text": text, "person": text, "role": text, "source": text, "url": text, "language": text}
    return [
        {"type": "paragraph", "value": f"<p>{text}</p><h2>{text}</h2>"},
        {"type": "quote", "value": quote},
        {"type": "verse", "value": quote},
        {"type": "callout", "value": {"kind": text, "title": text, "text": f"<p>{text}</p>"}},
        {"type": "code", "value": {"language": text, "code": text, "caption": text}},
        {
            "type": "embed",
            "value": {"address": "https://vimeo.com/76979871", "title": text, "caption": text, "transcript_url": text},
        },
        {"type": "table", "value": {"data": [[text, text], [text, None]], "table_caption": text, "first_col_is_header": True}},
        {"type": "articles", "value": {"title": text, "articles": []}},
    ]


def dangers(html: str) -> list[str]:
    found = []
    for element in html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in DANGEROUS:
            found.append(element.tag)
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or name == "style":
                found.append(f"{element.tag} {name}")
            if name in ("href", "src", "cite", "data-embed") and not value.startswith(
                ("http://", "https://", "mailto:", "tel:", "/", "#")
            ):
                found.append(f"{element.tag} {name}={value}")
    return found


def test_hostile_strings_come_out_as_text(site):
    article = factories.make_article("Cible")
    block = article.body.stream_block
    for text in payloads()[::6]:
        article.body = StreamValue(block, hostile_body(text), is_lazy=True)
        assert not dangers(render(article).html), text


def test_text_that_looks_like_html_is_kept_as_text(site):
    article = factories.make_article("Cible")
    article.body = [("paragraph", RichText("<p>a &lt;script&gt; b &amp; c</p>"))]
    assert "a &lt;script&gt; b &amp; c" in render(article).html


@pytest.mark.parametrize(("name", "block"), BODY_BLOCKS, ids=[name for name, _ in BODY_BLOCKS])
def test_the_picker_previews_the_block(client, site, name, block):
    client.force_login(factories.make_user("admin"))
    factories.make_image("Cuisine", size=(300, 200))
    make_document("Statuts")
    factories.make_article("Une coopérative")
    stored = ArticlePage.body.field.stream_block.child_blocks[name]
    assert stored.is_previewable
    assert stored.get_description()
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": stored.definition_prefix})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "css/blocks.css" in html
    assert len(html.split('<div class="prose">')[1].split("</main>")[0].strip()) > 60
    assert "<script" not in html


@pytest.mark.parametrize("name", ["picture", "gallery", "document", "articles"])
def test_the_preview_of_an_empty_library_is_no_error(client, site, name):
    client.force_login(factories.make_user("admin"))
    stored = ArticlePage.body.field.stream_block.child_blocks[name]
    assert client.get(reverse("wagtailadmin_block_preview"), {"id": stored.definition_prefix}).status_code == 200
