"""Indentation of templates is not sent; what a reader typed keeps its spaces and lines."""

import pytest

from core.templatetags.compact import compacted


@pytest.mark.parametrize(
    ("html", "sent"),
    [
        ("<ul>\n   \n  <li>\n    Un deux\n  </li>\n\n</ul>", "<ul>\n<li>\nUn deux\n</li>\n</ul>"),
        ("<p>Un <b>deux</b> <i>trois</i></p>", "<p>Un <b>deux</b> <i>trois</i></p>"),
        ("<p>Un\n   deux</p>", "<p>Un\n   deux</p>"),
        ("<pre>\n  a\n\n    b</pre>\n  <p>", "<pre>\n  a\n\n    b</pre>\n<p>"),
        ('<textarea name="a">\n\n  Vers\n\n    deux\n</textarea>', '<textarea name="a">\n\n  Vers\n\n    deux\n</textarea>'),
        (
            '<input type="hidden" value="&lt;b&gt;\n\n  deux &gt;\n\n &lt;">\n  <p>',
            '<input type="hidden" value="&lt;b&gt;\n\n  deux &gt;\n\n &lt;">\n<p>',
        ),
        (
            "<pre>a</pre>\n  <textarea>\n  b</textarea>\n  <pre>  c\n </pre>",
            "<pre>a</pre>\n<textarea>\n  b</textarea>\n<pre>  c\n </pre>",
        ),
        ("", ""),
    ],
)
def test_only_what_touches_a_tag_is_shortened(html, sent):
    assert compacted(html) == sent


def test_a_text_that_comes_back_is_the_one_that_was_typed(client, site):
    typed = "Un\n\n   deux\n\n\n<b>trois</b>\n  "
    page = client.post("/proposer/", {"text": typed}, headers={"sec-fetch-site": "cross-site"}).content.decode()
    assert "Un\n\n   deux\n\n\n&lt;b&gt;trois&lt;/b&gt;" in page
