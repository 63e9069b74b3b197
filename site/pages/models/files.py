from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image


class CustomImage(AbstractImage):
    """A picture with what the law and the reader ask for: credit, licence, alternative text.

    `description` (Wagtail's own) is the default alternative text of the picture.
    """

    class Licence(models.TextChoices):
        UNKNOWN = "", _("Not stated")
        ALL_RIGHTS = "all-rights", _("All rights reserved")
        PERMISSION = "permission", _("Used with permission")
        CC0 = "cc0", "CC0"
        CC_BY = "cc-by", "CC BY"
        CC_BY_SA = "cc-by-sa", "CC BY-SA"
        CC_BY_NC = "cc-by-nc", "CC BY-NC"
        CC_BY_ND = "cc-by-nd", "CC BY-ND"
        PUBLIC_DOMAIN = "public-domain", _("Public domain")

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made the picture. Example: Inès Marchetti / Le Fil.")
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True, default=Licence.UNKNOWN)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    default_caption = models.CharField(_("default caption"), max_length=500, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence", "source_url", "default_caption")

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Wagtail's, without the temporary file that Wagtail never closes."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_per_filter")
        ]


class CustomDocument(AbstractDocument):
    """A document to download. A model of ours from the first migration, so that fields can be added later."""

    description = models.CharField(
        _("description"), max_length=500, blank=True, help_text=_("What the reader will find in it, in one sentence.")
    )

    admin_form_fields = (*Document.admin_form_fields, "description")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
