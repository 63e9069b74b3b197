from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.images import get_image_model_string
from wagtail.search import index

from core.text import fold, numbered

FOLDED_LENGTH = 255
ATTEMPTS = 5


class KeywordGroup(models.Model):  # type: ignore[django-manager-missing]  # KeywordManager is made from its queryset.
    """A family of keywords, as "Themes" or "Regions"."""

    name = models.CharField(_("name"), max_length=100, unique=True, help_text=_("Example: Themes, Regions, Trades."))
    description = models.CharField(_("description"), max_length=300, blank=True)
    required = models.BooleanField(
        _("required"), default=False, help_text=_("Each article must have a keyword of this group before it is published.")
    )
    single = models.BooleanField(_("one only"), default=False, help_text=_("An article has one keyword of this group at most."))
    rank = models.PositiveSmallIntegerField(_("rank"), default=10, help_text=_("Groups show in this order, the smallest first."))

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("required"), FieldPanel("single")]),
        FieldPanel("rank"),
    ]

    class Meta:
        verbose_name = _("keyword group")
        verbose_name_plural = _("keyword groups")
        ordering = ("rank", "name")

    def __str__(self) -> str:
        return self.name


class KeywordQuerySet(models.QuerySet["Keyword"]):
    def spelled_like(self, name: str) -> "KeywordQuerySet":
        """Keywords that are `name`, whatever its case, accents and spaces, or that took over one of that name."""
        return self.filter(models.Q(folded=folded(name)) | models.Q(former_names__folded=folded(name)))

    def find_or_create(self, name: str) -> "Keyword":
        """The keyword of that name, made if there is none. Two people at once get the same row."""
        for attempt in range(ATTEMPTS):
            keyword = self.spelled_like(name).first()
            if keyword is not None:
                return keyword
            try:
                with transaction.atomic():
                    return self.create(name=" ".join(name.split()))
            except IntegrityError:  # Somebody made it, or took its slug, between the two lines above.
                if attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")


class KeywordManager(models.Manager.from_queryset(KeywordQuerySet)):  # type: ignore[misc]
    """taggit asks its tag model for a lookup by natural key, here the name."""

    def get_by_natural_key(self, name: str) -> "Keyword":
        return self.get(folded=folded(name))


class Keyword(index.Indexed, TagBase):
    """A keyword, one only whatever its case and accents: `folded` is what must be unique."""

    name: str
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("End of the address of its page. If you change it, the old address leads to the new one."),
    )
    folded = models.CharField(max_length=FOLDED_LENGTH, unique=True, editable=False)
    group = models.ForeignKey(
        KeywordGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="keywords", verbose_name=_("group")
    )
    description = models.TextField(_("description"), blank=True, help_text=_("Shown at the top of the keyword's page."))
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture")
    )

    objects = KeywordManager()

    search_fields = [index.AutocompleteField("name"), index.SearchField("name"), index.FilterField("group_id")]
    panels = [
        FieldPanel("name"),
        FieldPanel("group"),
        FieldPanel("description"),
        FieldPanel("picture"),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ("name",)

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        twin = Keyword.objects.filter(folded=folded(self.name)).exclude(pk=self.pk).first()
        if twin is not None:
            message = _("“%(name)s” exists already: case and accents make no difference. Merge the two keywords instead.")
            raise ValidationError({"name": ValidationError(message, params={"name": twin.name})})

    def save(self, *args, **kwargs):
        self.folded = folded(self.name)
        if not self.slug:
            self.slug = free_slug(self.name)
        super().save(*args, **kwargs)
        FormerName.objects.filter(folded=self.folded).delete()

    def remember(self, other: "Keyword") -> None:
        """Whoever types the name of `other`, which is merged into this one, gets this one: a form still open somewhere, too."""
        other.former_names.update(keyword=self)
        FormerName.objects.update_or_create(folded=other.folded, defaults={"keyword": self})

    def get_absolute_url(self) -> str:
        return reverse("articles:keyword", args=[self.slug])


class FormerName(models.Model):
    """The name of a keyword that was merged into another, folded."""

    folded = models.CharField(max_length=FOLDED_LENGTH, unique=True)
    keyword = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="former_names")

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.folded


class ArticleKeyword(ItemBase):
    """Ties a keyword to an article."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="items")
    content_object = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="keyword_items", verbose_name=_("article")
    )

    class Meta:
        verbose_name = _("keyword of an article")
        verbose_name_plural = _("keywords of articles")
        constraints = [models.UniqueConstraint(fields=("tag", "content_object"), name="keyword_once_per_article")]


def folded(name: str) -> str:
    return fold(name)[:FOLDED_LENGTH]


def free_slug(name: str) -> str:
    """An ASCII slug that no keyword has: "economie-sociale", then "economie-sociale-2"."""
    base = slugify(fold(name))[:90].strip("-") or "k"
    taken = set(Keyword.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return numbered(base, taken)
