from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string


class Author(ClusterableModel):
    """A person or body that signs articles. Needs no account; an account may be tied to it."""

    name = models.CharField(_("name"), max_length=200, help_text=_("As it signs. Example: Camille Renaud."))
    slug = models.SlugField(_("slug"), max_length=200, unique=True)
    role = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("Shown under the name. Example: economics reporter.")
    )
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    portrait = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("portrait")
    )
    biography = RichTextField(_("biography"), blank=True, features=["bold", "italic", "link"])
    website_name = models.CharField(_("name of the website"), max_length=200, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    user = models.OneToOneField(
        "accounts.User",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        verbose_name=_("account"),
        help_text=_("Only where this author also writes in this admin."),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])
