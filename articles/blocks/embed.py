from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue, TextBlock, URLBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from articles.blocks import samples
from articles.blocks.choosers import FileChooserBlock, PictureChooserBlock
from articles.blocks.groups import MEDIA
from articles.blocks.whole import WholeStructBlock
from articles.embeds import Player, player_for, validate_player
from articles.richtext import safe_address

NATIVE = {"mp3": "audio", "ogg": "audio", "oga": "audio", "m4a": "audio", "mp4": "video", "webm": "video"}


class EmbedValue(StructValue):
    @property
    def player(self) -> Player | None:
        return player_for(self.get("address") or "")

    @property
    def provider_address(self) -> str:
        return safe_address(self.get("address") or "")

    @property
    def native(self) -> str:
        """`audio` or `video` for a file of the site that browsers play by themselves; else nothing."""
        document = self.get("document")
        return NATIVE.get(document.file_extension.lower(), "") if document else ""

    @property
    def transcript_address(self) -> str:
        return safe_address(self.get("transcript_url") or "")


class EmbedBlock(WholeStructBlock):
    """A video or a sound. Nothing comes from outside before the reader asks for it."""

    address = URLBlock(
        label=_("Address"),
        max_length=500,
        required=False,
        validators=[validate_player],
        help_text=_("Of the page of the video or sound. Example: https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD."),
    )
    document = FileChooserBlock(
        label=_("or file of the site"), required=False, help_text=_("An MP3, OGG, MP4 or WebM file of the document library.")
    )
    title = CharBlock(label=_("Title"), max_length=200, help_text=_("Example: Three days in a shared workshop."))
    poster = PictureChooserBlock(
        label=_("Picture"), required=False, help_text=_("Shown until the reader starts the player. Taken from the library.")
    )
    caption = CharBlock(label=_("Caption"), max_length=500, required=False)
    transcript_url = URLBlock(
        label=_("Address of the transcript"),
        max_length=500,
        required=False,
        help_text=_("Where the words can be read elsewhere."),
    )
    transcript = TextBlock(
        label=_("Transcript"),
        rows=4,
        required=False,
        help_text=_("What is said, for those who cannot hear it. Empty lines make paragraphs."),
    )

    class Meta:
        icon = "media"
        group = MEDIA
        label = _("Video or sound")
        label_format = "{title}"
        description = _("A video or sound of a known provider, or a file of the site. Nothing loads before a click.")
        template = "articles/blocks/embed.html"
        value_class = EmbedValue
        preview_value = staticmethod(samples.embed)

    def clean(self, value: dict[str, Any]) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if bool(cleaned.get("address")) == bool(cleaned.get("document")):
            if not self.is_deferred_validation or cleaned.get("address"):
                errors["address"] = ValidationError(_("Give either an address or a file of the site."))
        elif cleaned.get("document") and not cleaned.native:
            errors["document"] = ValidationError(_("Browsers cannot play this file: choose an MP3, OGG, MP4 or WebM file."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `player`, and `player_page`, the address of our own page around it: empty where readers could not open it."""
        context = super().get_context(value, parent_context=parent_context)
        page, key, request = context.get("page"), context.get("id"), context.get("request")
        context["player"], context["player_page"] = value.player, ""
        if value.player and key and page is not None and page.pk and not getattr(request, "is_preview", False):
            context["player_page"] = reverse("articles:player", args=[page.pk, key])
        return context
