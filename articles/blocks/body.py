"""The blocks of a body, in the order of the picker."""

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

# For static pages, beside all of the above.
PAGE_BLOCKS = [*BODY_BLOCKS, ("figures", FiguresBlock()), ("gift_cost", GiftCostBlock()), ("ranked", RankedBlock())]
