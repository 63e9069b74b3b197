"""The blocks of a body, in the order of the picker."""

import re
from typing import Any

from wagtail.blocks import StreamBlock, StreamValue
from wagtail.rich_text import RichText

from articles.blocks.callout import CallOutBlock
from articles.blocks.code import CodeBlock
from articles.blocks.document import DocumentBlock
from articles.blocks.embed import EmbedBlock
from articles.blocks.figures import FiguresBlock, GiftCostBlock
from articles.blocks.paragraph import ParagraphBlock
from articles.blocks.picture import GalleryBlock, PictureBlock
from articles.blocks.quote import QuoteBlock, VerseBlock
from articles.blocks.ranked import RankedBlock
from articles.blocks.related import ArticlesBlock
from articles.blocks.table import TableBlock
from articles.plain import bare

MORE_THAN_WORDS = re.compile(r"<(?:footnote|embed|img|hr)\b")
PARAGRAPH_FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul", "footnotes"]

BODY_BLOCKS = [
    ("paragraph", ParagraphBlock(features=PARAGRAPH_FEATURES)),
    ("quote", QuoteBlock()),
    ("callout", CallOutBlock()),
    ("verse", VerseBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("embed", EmbedBlock()),
    ("document", DocumentBlock()),
    ("table", TableBlock()),
    ("code", CodeBlock()),
    ("articles", ArticlesBlock()),
]


class BodyBlock(StreamBlock):
    """A body that opens ready to write in: where it is empty, on an empty paragraph. One left empty is not kept."""

    def get_form_state(self, value: StreamValue) -> list[dict[str, Any]]:
        return super().get_form_state(value or StreamValue(self, [("paragraph", RichText(""))]))

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> StreamValue:
        sent = super().value_from_datadict(data, files, prefix)
        return StreamValue(self, [(child.block_type, child.value, child.id) for child in sent if not _is_empty(child)])


def _is_empty(child: Any) -> bool:
    if child.block_type != "paragraph":
        return False
    return not MORE_THAN_WORDS.search(child.value.source) and not bare(child.value.source)


# For static pages, beside all of the above.
PAGE_BLOCKS = [*BODY_BLOCKS, ("figures", FiguresBlock()), ("gift_cost", GiftCostBlock()), ("ranked", RankedBlock())]
