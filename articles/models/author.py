from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.search import index

from articles.querysets import AuthorQuerySet
from core.text import fold, numbered


class Author(index.Indexed, ClusterableModel):
    """A person or body that signs articles. Needs no account; an account may be tied to it."""

    name = models.CharField(_("name"), max_length=200, help_text=_("As the author signs. Example: Camille Renaud."))
    slug = models.SlugField(
        _("slug"),
        max_length=200,
        unique=True,
        blank=True,
        help_text=_("End of the address of the author's page. Empty: from the name."),
    )
    role = models.CharField(
        pgettext_lazy("author", "role"),
        max_length=200,
        blank=True,
        help_text=_("Shown under the name. Example: economics reporter."),
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

    objects = AuthorQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("organisation"),
        index.AutocompleteField("organisation"),
    ]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("website_name"), FieldPanel("website")])], heading=_("Website")),
        FieldPanel("user"),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        if not self.name:
            raise ValidationError({"name": _("Write the name.")})

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self.free_slug()
        super().save(*args, **kwargs)

    def free_slug(self) -> str:
        base = slugify(fold(self.name))[:190].strip("-") or "a"
        taken = set(Author.objects.filter(slug__startswith=base).exclude(pk=self.pk).values_list("slug", flat=True))
        return numbered(base, taken)
