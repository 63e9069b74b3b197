from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.images import get_image_model_string

from core.text import fold


class KeywordGroup(models.Model):
    """A family of keywords, as "Themes" or "Regions"."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    required = models.BooleanField(
        _("required"), default=False, help_text=_("Each article must have a keyword of this group before it is published.")
    )
    single = models.BooleanField(_("one only"), default=False, help_text=_("An article has one keyword of this group at most."))
    rank = models.PositiveSmallIntegerField(_("rank"), default=10)

    class Meta:
        verbose_name = _("keyword group")
        verbose_name_plural = _("keyword groups")
        ordering = ("rank", "name")

    def __str__(self) -> str:
        return self.name


class Keyword(TagBase):
    """A keyword, one only whatever its case and accents: `folded` is what must be unique."""

    folded = models.CharField(max_length=100, unique=True, editable=False)
    group = models.ForeignKey(
        KeywordGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="keywords", verbose_name=_("group")
    )
    description = models.TextField(_("description"), blank=True, help_text=_("Shown at the top of the keyword's page."))
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture")
    )

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ("name",)

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("articles:keyword", args=[self.slug])


class ArticleKeyword(ItemBase):
    """Ties a keyword to an article."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="items")
    content_object = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="keyword_items")

    class Meta:
        verbose_name = _("keyword of an article")
        verbose_name_plural = _("keywords of articles")
        constraints = [models.UniqueConstraint(fields=("tag", "content_object"), name="keyword_once_per_article")]
