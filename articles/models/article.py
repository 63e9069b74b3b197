from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from articles import plain
from articles.blocks import BODY_BLOCKS, CORRECTION_BLOCKS, DOCUMENT_BLOCKS, LINK_BLOCKS, BodyBlock
from articles.keywords import KeywordsField
from articles.models import panels
from articles.models.presented import Presented
from articles.models.standing import Standing
from articles.policy import CommentPolicy
from articles.querysets import ArticleManager
from core.tree.served import Served


class ArticlePage(Presented, Served, Standing, Page):
    """An article. Its home section is its parent; `public_date` is the date readers see and the queries filter on."""

    kicker = models.CharField(
        _("over-title"), max_length=255, blank=True, help_text=_("A few words above the title. Example: Investigation.")
    )
    subtitle = models.CharField(_("subtitle"), max_length=255, blank=True)
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("Two or three sentences that say the essential and make one read on.")
    )
    summary = models.TextField(
        _("short description"), blank=True, help_text=_("For lists, feeds and search engines. Empty: the standfirst.")
    )
    body = StreamField(BodyBlock(BODY_BLOCKS), verbose_name=_("body"), blank=True)
    postscript = RichTextField(_("post-scriptum"), blank=True, features=["bold", "italic", "link"])

    public_date = models.DateTimeField(
        _("publication date"),
        default=timezone.now,
        db_index=True,
        help_text=_(
            "The date readers see. In the past for a piece taken up from elsewhere; in the future, the article waits for it."
        ),
    )
    earlier_publication_date = models.DateField(
        _("first published on"), null=True, blank=True, help_text=_("Where the piece came out before, elsewhere or on paper.")
    )
    updated_on = models.DateTimeField(
        _("updated on"),
        null=True,
        blank=True,
        help_text=_("Fill it in when the change matters to readers: the article shows it."),
    )
    other_sections = ParentalManyToManyField(
        "articles.SectionPage", blank=True, related_name="guest_articles", verbose_name=_("also shown in")
    )
    keywords = KeywordsField(through="articles.ArticleKeyword", blank=True, verbose_name=_("keywords"))
    online_links = StreamField(LINK_BLOCKS, verbose_name=_("see online"), blank=True)

    lead_picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_picture_alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it. Empty: the picture's own description."),
    )
    lead_picture_caption = models.CharField(_("caption"), max_length=500, blank=True)
    lead_picture_credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Empty: the credit stored with the picture.")
    )
    documents = StreamField(DOCUMENT_BLOCKS, verbose_name=_("documents"), blank=True)
    how_made = models.TextField(
        _("how this piece was made"),
        blank=True,
        help_text=_("Who was met, where, with what sources and limits. Example: interviews held in Nantes in March 2014."),
    )
    corrections = StreamField(CORRECTION_BLOCKS, verbose_name=_("corrections"), blank=True)
    canonical_source_url = models.URLField(
        _("canonical address"),
        max_length=500,
        blank=True,
        help_text=_("Of a piece first published elsewhere: search engines will credit it."),
    )

    comment_policy = models.CharField(
        _("comments"), max_length=12, choices=CommentPolicy, blank=True, default=CommentPolicy.INHERIT
    )
    comments_close_after_days = models.PositiveSmallIntegerField(
        _("comments close after"), null=True, blank=True, help_text=_("In days after publication. Empty: as the section decides.")
    )
    hide_donation_call = models.BooleanField(_("no donation call on this article"), default=False)

    sensitive = models.BooleanField(
        _("sensitive subject"),
        default=False,
        help_text=_("A death, an accident, violence: no call for donations shows on this article, whatever the campaign."),
    )

    objects = ArticleManager()

    parent_page_types = ["articles.SectionPage"]
    subpage_types: list[str] = []
    template = "articles/article_page.html"
    below_template = "articles/includes/article_extras.html"

    # Four weights, all that PostgreSQL has: 10 is also Wagtail's own for pictures, so none is lost by averaging.
    search_fields = [
        *Page.search_fields,
        index.SearchField("title", boost=10),
        index.SearchField("kicker", boost=5),
        index.SearchField("subtitle", boost=5),
        index.RelatedFields("keywords", [index.SearchField("name", boost=5)]),
        index.RelatedFields("article_authors", [index.RelatedFields("author", [index.SearchField("name", boost=5)])]),
        index.SearchField("standfirst", boost=2),
        index.SearchField("summary", boost=2),
        index.SearchField("searchable_text", boost=1),
        index.FilterField("public_date"),
    ]

    edit_handler = panels.EDIT_HANDLER

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_absolute_url(self) -> str:
        return self.url

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Time is a filter: a post-dated or expired article is not there, whatever its `live` says."""
        if not path_components and not self.is_current:
            raise Http404
        return super().route(request, path_components)

    def searchable_text(self) -> str:
        """All that readers can find below the standfirst, as plain text."""
        notes = (plain.bare(footnote.text) for footnote in self.footnotes.all())
        return plain.joined([plain.of_stream(self.body), *notes, plain.bare(self.postscript), self.how_made])


class ArticleAuthor(Orderable):
    """One signature of an article; the order is the editors'."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey("articles.Author", on_delete=models.PROTECT, related_name="signatures", verbose_name=_("author"))

    class Meta(Orderable.Meta):
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")


class RelatedArticle(Orderable):
    """An article that editors pin under another, first in "elsewhere on the site"."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="pinned_articles")
    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("article"))


class UnrelatedArticle(Orderable):
    """An article that must not be offered under another."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="forbidden_articles")
    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("article"))
