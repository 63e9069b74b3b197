from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ChoiceBlock, ListBlock, StructValue
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from articles.blocks import samples
from articles.blocks.choosers import PictureChooserBlock
from articles.blocks.groups import MEDIA
from articles.blocks.whole import WholeStructBlock
from articles.pictures import alternative

FEWEST = 2  # Pictures of a gallery.


class Alignment(TextChoices):
    TEXT = "text", _("As wide as the text")
    WIDE = "wide", _("Wider than the text")
    LEFT = "left", _("On the left, the text beside it")
    RIGHT = "right", _("On the right, the text beside it")


class PictureValue(StructValue):
    """A picture in one use: what this use does not say comes from the picture itself."""

    @property
    def alternative(self) -> str:
        return alternative(self["image"], self.get("alt") or "", decorative=bool(self.get("decorative")))

    @property
    def shown_credit(self) -> str:
        return self.get("credit") or self["image"].credit

    @property
    def shown_caption(self) -> str:
        return self.get("caption") or self["image"].default_caption

    @property
    def size(self) -> str:
        chosen = self.get("alignment") or Alignment.TEXT
        return {Alignment.LEFT: "side", Alignment.RIGHT: "side", Alignment.WIDE: "wide"}.get(chosen, "text")


class OnePictureBlock(WholeStructBlock):
    """A picture of a gallery."""

    image = PictureChooserBlock(label=_("Picture"))
    alt = CharBlock(
        label=_("Alternative text"),
        max_length=500,
        required=False,
        help_text=_("What the picture shows here, for those who cannot see it. Empty: the description stored with the picture."),
    )
    decorative = BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("The picture says nothing that the text does not: no alternative is read."),
    )
    caption = CharBlock(
        label=_("Caption"), max_length=500, required=False, help_text=_("Example: The shared kitchen, one Tuesday at noon.")
    )
    credit = CharBlock(
        label=_("Credit"), max_length=255, required=False, help_text=_("Empty: the credit stored with the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption} {image}"
        value_class = PictureValue


class PictureBlock(OnePictureBlock):
    alignment = ChoiceBlock(label=_("Place"), choices=Alignment.choices, default=Alignment.TEXT.value)

    class Meta:
        icon = "image"
        group = MEDIA
        label = _("Picture")
        label_format = "{caption} {image}"
        description = _("A picture with its caption and credit, as wide as the text, wider, or beside it.")
        template = "articles/blocks/picture.html"
        value_class = PictureValue
        preview_value = staticmethod(samples.picture)


class GalleryValue(StructValue):
    @property
    def shown(self) -> list[Any]:
        """The pictures that are still in the library."""
        return [picture for picture in self["pictures"] if picture["image"]]


class GalleryBlock(WholeStructBlock):
    pictures = ListBlock(OnePictureBlock(), label=_("Pictures"), min_num=FEWEST, max_num=24)
    caption = CharBlock(label=_("Caption of the whole"), max_length=500, required=False)

    class Meta:
        icon = "grid"
        group = MEDIA
        label = _("Gallery")
        label_format = "{caption} {pictures}"
        description = _("From two to twenty-four pictures side by side.")
        help_text = _("At least two pictures, twenty-four at most.")
        template = "articles/blocks/gallery.html"
        value_class = GalleryValue
        preview_value = staticmethod(samples.gallery)

    def clean(self, value: dict[str, Any]) -> Any:
        """Wagtail counts "items"."""
        try:
            return super().clean(value)
        except StructBlockValidationError as error:
            pictures = error.block_errors.get("pictures")
            if isinstance(pictures, ListBlockValidationError) and pictures.non_block_errors and len(value["pictures"]) < FEWEST:
                pictures.non_block_errors = ErrorList([ValidationError(_("A gallery has at least two pictures."))])
            raise
