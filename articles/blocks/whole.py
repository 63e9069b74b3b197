from collections.abc import Mapping
from typing import Any

from wagtail.blocks import StructBlock


class WholeStructBlock(StructBlock):
    """A block whose values always have all their parts: what is left out of one made in code takes its default."""

    def normalize(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            value = {name: value[name] if name in value else block.get_default() for name, block in self.child_blocks.items()}
        return super().normalize(value)
