"""From an accepted proposal to a draft article: its text cleaned, its proposer credited, its picture among those of the site."""

from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from articles.models import ArticleAuthor, ArticlePage, Author, Proposal
from core.text import clean_rich_text, fold, numbered


def draft_of(proposal: Any, *, by: Any) -> ArticlePage:
    """The draft, in the section that the proposer chose; owned by who accepted it. Inside the transaction of the decision."""
    section = proposal.section
    article = ArticlePage(
        title=proposal.title,
        slug=_free_slug(section, proposal.title),
        public_date=timezone.now(),
        live=False,
        owner=by,
        body=[("paragraph", RichText(clean_rich_text(proposal.html)))],
        online_links=[("link", {"name": _host(address), "url": address}) for address in proposal.links],
        lead_picture=_picture_of(proposal),
        lead_picture_credit=proposal.picture_credit,
    )
    article.article_authors.add(ArticleAuthor(author=_author_of(proposal)))
    section.add_child(instance=article)
    article.save_revision(user=by, log_action=True)
    Proposal.objects.filter(pk=proposal.pk).update(article=article)
    proposal.article = article
    return article


def _author_of(proposal: Any) -> Author:
    """The author made for an earlier proposal of the same mailbox and name, else a new one: a name alone proves nobody."""
    earlier = Proposal.objects.filter(email__iexact=proposal.email, article__isnull=False).exclude(pk=proposal.pk)
    for author in Author.objects.filter(signatures__page__in=earlier.values("article")).distinct():
        if fold(author.name) == fold(proposal.name):
            return author
    return Author.objects.create(name=proposal.name)


def _picture_of(proposal: Any) -> Any:
    """Named so that nobody guesses its address from the title: pictures of the site are public, and the draft is not."""
    if not proposal.picture:
        return None
    with proposal.picture.open("rb") as stored:
        file = ContentFile(stored.read(), name=f"{slugify(proposal.title)[:60] or 'proposal'}-{token_hex(8)}.jpg")
    return get_image_model().objects.create(
        title=proposal.title, file=file, credit=proposal.picture_credit, licence=proposal.picture_licence
    )


def _free_slug(section: Page, title: str) -> str:
    base = slugify(fold(title))[:200].strip("-") or "proposition"
    taken = set(section.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    return numbered(base, taken)


def _host(address: str) -> str:
    return address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
