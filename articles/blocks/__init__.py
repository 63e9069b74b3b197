"""What an article is made of. Each block shows itself in the picker with a preview."""

from articles.blocks.body import BODY_BLOCKS, PAGE_BLOCKS, BodyBlock
from articles.blocks.extras import CORRECTION_BLOCKS, DOCUMENT_BLOCKS, LINK_BLOCKS

__all__ = ["BODY_BLOCKS", "CORRECTION_BLOCKS", "DOCUMENT_BLOCKS", "LINK_BLOCKS", "PAGE_BLOCKS", "BodyBlock"]
