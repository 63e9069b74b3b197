"""`{% compact %}…{% endcompact %}`: the page without the indentation of its templates, which was an eighth of an article."""

import re

from django import template
from django.utils.safestring import SafeString

register = template.Library()

# Where spaces count, as they do for what a reader typed.
KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
# Next to a tag only: what is typed has no bare "<" or ">", in an attribute (a hidden field of several lines) either.
BESIDE_A_TAG = re.compile(r"\n\s*(?=<|\Z)|(?<=>)\s*\n\s*")


def compacted(html: str) -> str:
    """Each run of spaces and lines that touches a tag becomes one end of line: browsers show the same."""
    parts = KEPT.split(html)
    # The pattern has two groups: what lies between, what is kept, the name of its tag.
    return "".join(BESIDE_A_TAG.sub("\n", part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 != 2)


class Compact(template.Node):
    def __init__(self, nodes: template.NodeList) -> None:
        self.nodelist = nodes

    def render(self, context: template.Context) -> SafeString:
        return SafeString(compacted(self.nodelist.render(context)))


@register.tag
def compact(parser: template.base.Parser, token: template.base.Token) -> Compact:
    nodes = parser.parse(("endcompact",))
    parser.delete_first_token()
    return Compact(nodes)
