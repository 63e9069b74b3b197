"""What editors see of blocks: their names when folded, and what a refusal says."""

import pytest
from wagtail.blocks import StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from articles.blocks import CORRECTION_BLOCKS, LINK_BLOCKS, PAGE_BLOCKS
from articles.blocks.picture import GalleryBlock, OnePictureBlock
from tests.factories import make_image

NAMED = [*PAGE_BLOCKS, *LINK_BLOCKS, *CORRECTION_BLOCKS, ("picture of a gallery", OnePictureBlock())]
BLOCKS = {name: block for name, block in NAMED if isinstance(block, StructBlock)}
SAID_BY_THEIR_AMOUNTS = {"gift_cost"}


@pytest.mark.parametrize("name", sorted(BLOCKS.keys() - SAID_BY_THEIR_AMOUNTS))
def test_a_folded_block_is_known_by_its_words(name):
    """Else Wagtail takes the first field that says anything: "Image Non"."""
    block = BLOCKS[name]
    named = [part for part in block.child_blocks if f"{{{part}}}" in (block.meta.label_format or "")]
    assert named
    assert not {"decorative", "alignment", "kind"} & set(named)
    parts = [block.child_blocks[part] for part in named]
    assert any(part.required or getattr(part.meta, "min_num", 0) for part in parts), "Nothing is said where the rest is empty"


@pytest.mark.django_db
def test_a_gallery_of_one_picture_is_refused_in_plain_words():
    block = GalleryBlock()
    value = block.to_python({"pictures": [{"type": "item", "value": {"image": make_image("Atelier").pk}}]})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    data = refused.value.as_json_data()
    assert data["blockErrors"]["pictures"]["messages"] == ["Une galerie compte au moins deux images."]
    assert "Deux images au moins" in str(block.meta.help_text)
