from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructValue

from articles.blocks import samples
from articles.blocks.choosers import ArticleChooserBlock
from articles.blocks.groups import LINKS
from articles.blocks.whole import WholeStructBlock
from articles.loading import linked_pages, loaded


class ArticlesValue(StructValue):
    @property
    def shown(self) -> list[Any]:
        """The articles that readers may see now, in the editors' order, with `title`, `url`, `kicker` and `public_date`."""
        chosen = [article.pk for article in self["articles"] if article]
        things = loaded.get()
        pages = things.pages if things else {page.pk: page for page in linked_pages(set(chosen))}
        return [pages[key] for key in chosen if key in pages]


class ArticlesBlock(WholeStructBlock):
    title = CharBlock(
        label=_("Title"), max_length=120, required=False, help_text=_("Empty: “Read also”. Example: Our series on cooperatives.")
    )
    articles = ListBlock(
        ArticleChooserBlock(label=_("Article")),
        label=_("Articles"),
        min_num=1,
        max_num=8,
        help_text=_("Titles follow the articles; one that is not online is not shown."),
    )

    class Meta:
        icon = "list-ul"
        group = LINKS
        label = _("Other articles")
        label_format = "{title} {articles}"
        description = _("Links to articles of the site, their titles always up to date.")
        template = "articles/blocks/articles.html"
        value_class = ArticlesValue
        preview_value = staticmethod(samples.articles)
