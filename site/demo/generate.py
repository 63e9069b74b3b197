"""Bulk articles for scale tests: plausible in length and links, meaningless in words."""

import random
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from articles.models import ArticleAuthor, ArticleKeyword, ArticlePage, Author, Keyword, SectionPage
from core.text import render_visitor_text
from demo.bulk import batched, insert_tables
from moderation.models import Comment
from review.machine import decide

WORDS = (
    "atelier coopérative commune village salarié sociétaire bénévole réunion budget marché cantine vélo jardin "
    "école gare moulin énergie toiture récolte caisse emploi contrat formation quartier immeuble loyer rivière "
    "forêt port décision assemblée statuts mandat partage confiance lenteur travail métier savoir machine outil "
    "réparation prix facture fournisseur client voisin habitante élue maire département région projet dossier "
    "subvention prêt épargne "
).split()
MARK = "lot"


def generate_articles(count: int, seed: int = 1) -> int:
    """Adds `count` live articles over ten sections, twelve authors and a keyword for each word; returns their number."""
    chance = random.Random(seed)  # noqa: S311
    sections = _sections()
    authors = [Author.objects.get_or_create(slug=f"{MARK}-{n}", defaults={"name": f"Plume {n}"})[0] for n in range(12)]
    keywords = [_keyword(n) for n in range(len(WORDS))]
    locale, content_type = Locale.get_default(), ContentType.objects.get_for_model(ArticlePage)
    for numbers in batched(count):
        rows = [_article(chance, n, sections[n % len(sections)], locale, content_type) for n in numbers]
        with transaction.atomic():
            _store(rows, sections, authors, keywords, chance)
    return count


def _store(rows: list[ArticlePage], sections: list[SectionPage], authors: list, keywords: list, chance: random.Random) -> None:
    insert_tables(rows, [Page, ArticlePage])
    for section in sections:
        Page.objects.filter(pk=section.pk).update(numchild=section.numchild)
    ArticleAuthor.objects.bulk_create(
        [ArticleAuthor(page_id=row.pk, author=chance.choice(authors), sort_order=0) for row in rows], batch_size=500
    )
    ArticleKeyword.objects.bulk_create(
        [
            ArticleKeyword(content_object_id=row.pk, tag=keyword)
            for row in rows
            for keyword in chance.sample(keywords, chance.randint(1, 4))
        ],
        batch_size=500,
    )


def _sections() -> list[SectionPage]:
    """Ten sections of this command's own, under the home page; asked for again where they exist."""
    home = Site.objects.get(is_default_site=True).root_page
    found = []
    for number in range(10):
        slug = f"{MARK}-{number}"
        section = SectionPage.objects.child_of(home).filter(slug=slug).first()
        if section is None:
            home.refresh_from_db()
            section = home.add_child(instance=SectionPage(title=f"Lot {number}", slug=slug, show_in_menus=False))
        found.append(section)
    return found


def _keyword(number: int) -> Keyword:
    name = f"{WORDS[number]} {MARK}"
    return Keyword.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def _words(chance: random.Random, low: int, high: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(low, high))).capitalize()


def _article(chance, number: int, section: SectionPage, locale: Locale, content_type: ContentType) -> ArticlePage:
    section.numchild += 1
    path = Page._get_path(section.path, section.depth + 1, section.numchild)
    title, date = _words(chance, 4, 11), timezone.now() - timedelta(hours=6 * number + 1)
    slug = f"{slugify(title)[:60]}-{section.numchild}"
    article = ArticlePage(
        title=title, draft_title=title, slug=slug, path=path, depth=section.depth + 1, url_path=f"{section.url_path}{slug}/",
        content_type=content_type, locale=locale, translation_key=uuid.uuid4(), live=True, public_date=date,
        first_published_at=date, last_published_at=date, standfirst=_words(chance, 25, 45) + ".",
    )  # fmt: skip
    text = "".join(f"<p>{_words(chance, 60, 110)}.</p>" for _ in range(chance.randint(4, 9)))
    article.body = [("paragraph", RichText(text))]
    return article


def generate_comments(count: int, seed: int = 2) -> int:
    """Adds `count` comments to the articles of this command, one in twenty of them waiting; returns how many were added."""
    chance = random.Random(seed)  # noqa: S311
    pages = list(
        ArticlePage.objects.filter(slug__regex=r"-\d+$", url_path__contains=f"/{MARK}-").only("pk", "public_date")[:2000]
    )
    if not pages:
        raise ValueError("There is no generated article to comment on: generate some first.")
    content_type = ContentType.objects.get_for_model(ArticlePage)
    now = timezone.now()
    tables: list[Any] = [*reversed(Comment._meta.get_parent_list()), Comment]
    for numbers in batched(count):
        rows = [_comment(chance, number, chance.choice(pages), content_type, now) for number in numbers]
        with transaction.atomic():
            insert_tables(rows, tables, keyed=_take_place)
            decide(Comment, [row.pk for number, row in zip(numbers, rows, strict=True) if number % 20], "approve", name=MARK)
    return count


def _comment(chance: random.Random, number: int, page: ArticlePage, content_type: ContentType, now: datetime) -> Comment:
    text = f"{_words(chance, 15, 60)}."
    return Comment(
        page=page, object_pk=str(page.pk), content_type=content_type, site_id=settings.SITE_ID, order=1,
        user_name=f"Lectrice {number % 500}", user_email=f"lectrice{number % 500}@example.org",
        comment=text, html=render_visitor_text(text), submit_date=now - timedelta(minutes=5 * number),
        **Comment.state_values(Comment.moves.initial),
    )  # fmt: skip


def _take_place(comment: Comment) -> None:
    comment.path = f"{int(comment.submit_date.timestamp()):010d}{comment.pk:010d}"
    comment.thread_id = comment.parent_id = comment.pk
