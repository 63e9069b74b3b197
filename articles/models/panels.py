"""What the editor of an article shows, tab by tab."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
    TitleFieldPanel,
)

CONTENT = [
    FieldPanel("kicker"),
    TitleFieldPanel("title"),
    FieldPanel("subtitle"),
    FieldPanel("standfirst"),
    InlinePanel("article_authors", heading=_("Authors"), label=_("Author"), panels=[FieldPanel("author")]),
    MultiFieldPanel(
        [
            FieldPanel("lead_picture"),
            FieldPanel("lead_picture_alt"),
            FieldPanel("lead_picture_caption"),
            FieldPanel("lead_picture_credit"),
        ],
        heading=_("Lead picture"),
    ),
    FieldPanel("body"),
    InlinePanel("footnotes", heading=_("Footnotes"), label=_("Footnote")),
    FieldPanel("postscript"),
    FieldPanel("online_links"),
    FieldPanel("documents"),
    FieldPanel("how_made"),
    FieldPanel("corrections"),
]
HIGHLIGHT = [
    FieldPanel("keywords"),
    FieldPanel("other_sections"),
    InlinePanel(
        "pinned_articles",
        heading=_("Elsewhere on the site: pinned"),
        label=_("Article"),
        panels=[PageChooserPanel("article", "articles.ArticlePage")],
    ),
    InlinePanel(
        "forbidden_articles",
        heading=_("Elsewhere on the site: never"),
        label=_("Article"),
        panels=[PageChooserPanel("article", "articles.ArticlePage")],
    ),
]
SEO = [
    MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("Search engines")),
    FieldPanel("summary"),
    FieldPanel("canonical_source_url"),
]
SETTINGS = [
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("public_date"), FieldPanel("earlier_publication_date")]), FieldPanel("updated_on")],
        heading=_("Dates shown to readers"),
    ),
    MultiFieldPanel([FieldPanel("comment_policy"), FieldPanel("comments_close_after_days")], heading=_("Comments")),
    FieldPanel("hide_donation_call"),
]
EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(CONTENT, heading=_("Content")),
        ObjectList(HIGHLIGHT, heading=_("Promotion")),
        ObjectList(SEO, heading=_("Search engines")),
        ObjectList(SETTINGS, heading=_("Settings")),
    ]
)
