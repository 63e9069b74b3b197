"""Articles: each first made as an empty draft, so that they can name one another, then written and brought to its state."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from wagtail_footnotes.models import Footnote

from accounts.models import User
from articles.models import ArticleAuthor, ArticlePage, Author, Keyword, RelatedArticle, SectionPage, UnrelatedArticle
from demo.build.bodies import Printer, note_id
from demo.build.history import publish
from demo.build.workflow import propose, refuse
from demo.reader import Sheet, moment

PLAIN = (
    "kicker", "subtitle", "summary", "seo_title", "search_description", "canonical_source_url", "comment_policy",
    "comments_close_after_days", "hide_donation_call", "sensitive", "earlier_publication_date",
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """What an article refers to, by name."""

    accounts: dict[str, User]
    authors: dict[str, Author]
    keywords: dict[str, Keyword]
    sections: dict[str, SectionPage]


def make_drafts(sheets: list[Sheet], sections: dict[str, SectionPage]) -> tuple[dict[str, ArticlePage], set[str]]:
    """All articles by slug, and the slugs of those that this call made."""
    found = {page.slug: page for page in ArticlePage.objects.filter(slug__in=[sheet.slug for sheet in sheets])}
    new = [sheet for sheet in sheets if sheet.slug not in found]
    for sheet in new:
        page = ArticlePage(slug=sheet.slug, title=sheet.head["title"], public_date=sheet.published, live=False)
        found[sheet.slug] = sections[sheet.head["section"]].add_child(instance=page)
    return found, {sheet.slug for sheet in new}


def write(page: ArticlePage, sheet: Sheet, world: World, printer: Printer) -> ArticlePage:
    """Fills the draft `page` from `sheet` and brings it to the state that its head names; published by default."""
    fill(page, sheet, world, printer)
    head = sheet.head
    author = next((signature.author.user for signature in page.article_authors.all() if signature.author.user), None)
    writer = author or world.accounts["editor"]
    page.owner = writer
    when = min(sheet.published, timezone.now())
    state = head.get("state", "published")
    if state == "published":
        return _publish(page, sheet, world.accounts["editor"])
    if state == "expired":
        page.expire_at = sheet.published + timedelta(days=head["expires_after_days"])
        page = publish(page, world.accounts["editor"], when)
        page.unpublish(set_expired=True)
        return page
    page.save_revision(user=writer, log_action=True)
    if state == "proposed":
        propose(page, writer)
    elif state == "refused":
        refuse(page, writer, world.accounts["editor"], head["reason"])
    return page


def _publish(page: ArticlePage, sheet: Sheet, by: User) -> ArticlePage:
    """Publishes, then publishes again with the corrections and the update that came afterwards."""
    page = publish(page, by, min(sheet.published, timezone.now()))
    head = sheet.head
    for correction in head.get("corrections", []):
        made = moment(correction)
        day = timezone.localtime(made).date()
        page.corrections.append(("correction", {"date": day, "text": correction["text"]}))
        page = publish(page, by, made)
    updated = head.get("updated")
    if updated:
        page.updated_on = moment(updated)
        page = publish(page, by, page.updated_on)
    return page


def fill(page: ArticlePage, sheet: Sheet, world: World, printer: Printer) -> None:
    head = sheet.head
    page.standfirst = " ".join(head["standfirst"].split())
    page.how_made = head.get("how_made", "").strip()
    page.postscript = printer.text(head["postscript"]) if "postscript" in head else ""
    for name in PLAIN:
        if name in head:
            setattr(page, name, head[name])
    page.body = printer.stream(ArticlePage, "body", printer.body(sheet))
    page.online_links = [("link", {"name": link["name"], "url": link["url"]}) for link in head.get("links", [])]
    page.documents = [
        ("document", {"document": printer.shelf.document(entry["file"]), "title": entry["title"]})
        for entry in head.get("documents", [])
    ]
    page.other_sections = [world.sections[slug] for slug in head.get("other_sections", [])]
    page.keywords.set([world.keywords[name] for name in head["keywords"]])
    page.article_authors = [
        ArticleAuthor(author=world.authors[slug], sort_order=order) for order, slug in enumerate(head["authors"])
    ]
    page.pinned_articles = [
        RelatedArticle(article=printer.pages[slug], sort_order=order) for order, slug in enumerate(head.get("pinned", []))
    ]
    page.forbidden_articles = [
        UnrelatedArticle(article=printer.pages[slug], sort_order=order) for order, slug in enumerate(head.get("forbidden", []))
    ]
    page.footnotes = [
        Footnote(uuid=note_id(sheet.slug, name), text=printer.text(text), sort_order=order)
        for order, (name, text) in enumerate(head.get("notes", {}).items())
    ]
    _picture(page, sheet, printer)


def _picture(page: ArticlePage, sheet: Sheet, printer: Printer) -> None:
    """The lead picture has the name of the article, or the one that the head gives."""
    head = sheet.head
    page.lead_picture = printer.shelf.picture(head.get("picture", sheet.slug))
    if page.lead_picture:
        page.lead_picture_alt = head.get("picture_alt", "")
        page.lead_picture_caption = head.get("picture_caption", "")
        page.lead_picture_credit = head.get("picture_credit", "")
