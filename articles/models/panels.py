"""What the editor of an article shows, tab by tab."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail_footnotes.widgets import ReadonlyUUIDInput

from articles.admin.answer_panel import ANSWER
from articles.admin.article_form import ArticleForm
from core.tree.first_level import FirstLevelForm

FOOTNOTES = InlinePanel(
    "footnotes",
    heading=_("Footnotes"),
    label=_("Footnote"),
    panels=[
        FieldPanel("text", heading=_("Text")),
        FieldPanel("uuid", widget=ReadonlyUUIDInput, heading=_("Mark"), help_text=_("What the editor shows where it is called.")),
    ],
    help_text=_("Write the note here, then call it in the text with the “Footnote” button."),
)
CONTENT = [
    ANSWER,
    FieldPanel("kicker"),
    TitleFieldPanel("title", help_text=_("Says what readers will learn. Example: Coworking: trades that nobody was taught.")),
    FieldPanel("subtitle", help_text=_("A second line under the title, where the title alone is not enough.")),
    FieldPanel("standfirst"),
    InlinePanel(
        "article_authors",
        heading=_("Authors"),
        label=_("Author"),
        panels=[FieldPanel("author")],
        help_text=_("In the order of the signatures. An author needs no account: make one on the spot."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("lead_picture", help_text=_("Wide rather than tall, 1,600 pixels across or more.")),
            FieldPanel("lead_picture_alt"),
            FieldPanel("lead_picture_caption", help_text=_("Where, when, who. Example: La Ruche’s workshop, in March.")),
            FieldPanel("lead_picture_credit"),
        ],
        heading=_("Lead picture"),
    ),
    FieldPanel("body"),
    FOOTNOTES,
    FieldPanel("postscript", help_text=_("A word after the end: a date to come, thanks.")),
    FieldPanel("online_links", help_text=_("Where the reader can go on: the original piece, the site of the organisation met.")),
    FieldPanel("documents", help_text=_("Reports, tables, forms. Weight and format are shown by themselves.")),
    FieldPanel("how_made"),
    FieldPanel("corrections", help_text=_("What was wrong is said, with its date: nothing is changed in silence.")),
]
HIGHLIGHT = [
    FieldPanel("keywords"),
    FieldPanel(
        "other_sections",
        widget=CheckboxSelectMultiple,
        help_text=_("Its section is the one where it is filed; it can show in others too."),
    ),
    InlinePanel(
        "pinned_articles",
        heading=_("Elsewhere on the site: pinned"),
        label=_("Article"),
        panels=[PageChooserPanel("article", "articles.ArticlePage")],
        help_text=_("Shown first under this article. Without any, the nearest by keywords and section are."),
    ),
    InlinePanel(
        "forbidden_articles",
        heading=_("Elsewhere on the site: never"),
        label=_("Article"),
        panels=[PageChooserPanel("article", "articles.ArticlePage")],
        help_text=_("Never offered under this article: an outdated piece on the same subject, for instance."),
    ),
]
SEO = [
    MultiFieldPanel(
        [
            FieldPanel(
                "slug", help_text=_("End of the address of its page. If you change it, the old address leads to the new one.")
            ),
            FieldPanel("seo_title", help_text=_("For search engines and shared links. Empty: the title.")),
            FieldPanel(
                "search_description", help_text=_("One sentence of 160 characters at most. Empty: the short description.")
            ),
        ],
        heading=_("Search engines"),
    ),
    FieldPanel("summary"),
    FieldPanel("canonical_source_url"),
]
DATES_EXPLAINED = _(
    "The publication date is enough to post-date an article: once published, it waits for that date, then shows by itself. "
    "The schedule, in the “Status” panel on the right, serves for two other things: to bring a changed version online later, "
    "and to take the article down on a given day."
)
SETTINGS = [
    MultiFieldPanel(
        [
            HelpPanel(content=DATES_EXPLAINED),
            FieldRowPanel([FieldPanel("public_date"), FieldPanel("earlier_publication_date")]),
            FieldPanel("updated_on"),
        ],
        heading=_("Dates shown to readers"),
    ),
    MultiFieldPanel([FieldPanel("comment_policy"), FieldPanel("comments_close_after_days")], heading=_("Readers' comments")),
    MultiFieldPanel([FieldPanel("sensitive"), FieldPanel("hide_donation_call")], heading=_("Calls for donations")),
    PublishingPanel(),
    CommentPanel(),
]


EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(CONTENT, heading=_("Content")),
        ObjectList(HIGHLIGHT, heading=_("Highlights")),
        ObjectList(SEO, heading=_("Search engines")),
        ObjectList(SETTINGS, heading=_("Settings")),
    ],
    base_form_class=ArticleForm,
)
SECTION_HANDLER = TabbedInterface(
    [
        ObjectList(
            [
                TitleFieldPanel("title", help_text=_("Short: it shows in the menu. Example: Society.")),
                FieldPanel("introduction"),
                FieldPanel("picture", help_text=_("At the top of its page, beside the title. Wide rather than tall.")),
            ],
            heading=_("Content"),
        ),
        ObjectList(
            [
                FieldPanel(
                    "slug", help_text=_("End of the address of its page. If you change it, the old address leads to the new one.")
                ),
                FieldPanel("seo_title", help_text=_("For search engines and shared links. Empty: the title.")),
                FieldPanel("search_description", help_text=_("One sentence of 160 characters at most.")),
            ],
            heading=_("Search engines"),
        ),
        ObjectList(
            [
                FieldPanel("rank"),
                FieldPanel("show_in_menus"),
                MultiFieldPanel(
                    [FieldPanel("comment_policy"), FieldPanel("comments_close_after_days")], heading=_("Readers' comments")
                ),
                MultiFieldPanel(
                    [FieldPanel("hide_donation_call"), FieldPanel("hide_ratings")], heading=_("At the end of its articles")
                ),
                PublishingPanel(),
                CommentPanel(),
            ],
            heading=_("Settings"),
        ),
    ],
    base_form_class=FirstLevelForm,
)
