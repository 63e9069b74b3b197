"""Small named worlds. Each function makes one thing in the state its arguments say, through the models' own doors."""

import itertools
from datetime import datetime, timedelta
from io import BytesIO
from typing import TypeVar

from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from articles.models import ArticleAuthor, ArticleKeyword, ArticlePage, Author, Keyword, KeywordGroup, SectionPage
from pages.models import CustomImage, HomePage, StandardPage

T = TypeVar("T", bound=Page)
_count = itertools.count(1)
PASSWORD = "correct-horse-battery"


def place(page: T, parent: Page) -> T:
    """`page` below `parent`, without the index of what refers to what: it costs a third of a page, and few tests read it."""
    with disable_reference_index_auto_update():
        return parent.add_child(instance=page)


def make_site(hostname: str = "testserver") -> Site:
    """The default site, its root a HomePage; the same one when called twice."""
    home = HomePage.objects.first()
    wanted = {"hostname": hostname, "port": 80, "root_page_id": home and home.pk, "site_name": "Le Journal"}
    found = Site.objects.filter(is_default_site=True, **wanted).first() if home else None
    if found:
        found.root_page = home
        return found
    if home is None:
        Page.objects.filter(depth=2).delete()
        root = Page.objects.get(depth=1)
        home = place(HomePage(title="Le Journal", slug="home"), root)
        wanted["root_page_id"] = home.pk
    return Site.objects.update_or_create(is_default_site=True, defaults=wanted)[0]


def make_home() -> HomePage:
    return make_site().root_page.specific


def make_section(title: str = "", parent: Page | None = None, **fields) -> SectionPage:
    title = title or f"Section {next(_count)}"
    return place(SectionPage(title=title, slug=slugify(title), **fields), parent or make_home())


def make_author(name: str = "", **fields) -> Author:
    name = name or f"Autrice {next(_count)}"
    return Author.objects.create(name=name, slug=fields.pop("slug", slugify(name)), **fields)


def make_keyword_group(name: str = "", **fields) -> KeywordGroup:
    return KeywordGroup.objects.create(name=name or f"Groupe {next(_count)}", **fields)


def make_keyword(name: str = "", **fields) -> Keyword:
    name = name or f"mot {next(_count)}"
    return Keyword.objects.create(name=name, slug=fields.pop("slug", slugify(name)), **fields)


def make_image(title: str = "", size: tuple[int, int] = (1200, 800), colour: str = "#9c2f1b", **fields) -> CustomImage:
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    data.seek(0)
    title = title or f"Image {next(_count)}"
    return CustomImage.objects.create(title=title, file=ImageFile(data, name=f"{slugify(title)}.jpg"), **fields)


def make_article(
    title: str = "",
    section: SectionPage | None = None,
    *,
    body: str = "",
    authors: list[Author] | None = None,
    keywords: list[Keyword] | None = None,
    public_date: datetime | None = None,
    live: bool = True,
    **fields,
) -> ArticlePage:
    """A live article, published yesterday unless told otherwise. `body` is HTML of one paragraph block."""
    title = title or f"Article {next(_count)}"
    section = section or SectionPage.objects.first() or make_section("Économie")
    public_date = public_date or timezone.now() - timedelta(days=1)
    article = ArticlePage(title=title, slug=fields.pop("slug", slugify(title)), public_date=public_date, live=live, **fields)
    if body:
        article.body = [("paragraph", _rich_text(body))]
    if live:
        article.first_published_at = article.last_published_at = public_date
    for order, author in enumerate(authors or []):
        article.article_authors.add(ArticleAuthor(author=author, sort_order=order))
    article = place(article, section)
    ArticleKeyword.objects.bulk_create([ArticleKeyword(tag=keyword, content_object=article) for keyword in keywords or []])
    return ArticlePage.objects.get(pk=article.pk)


def post_dated(**fields) -> ArticlePage:
    return make_article(public_date=timezone.now() + timedelta(days=2), **fields)


def expired(**fields) -> ArticlePage:
    return make_article(expire_at=timezone.now() - timedelta(hours=1), **fields)


def draft(**fields) -> ArticlePage:
    return make_article(live=False, **fields)


def make_standard_page(title: str = "", **fields) -> StandardPage:
    title = title or f"Page {next(_count)}"
    return place(StandardPage(title=title, slug=slugify(title), **fields), make_home())


def make_user(role: str = "", username: str = "", **fields):
    """An account with the password PASSWORD; `role` is a key of accounts.roles, "admin" a superuser, empty a stranger."""
    username = username or f"{role or 'stranger'}-{next(_count)}"
    fields.setdefault("email", f"{username}@example.org")
    if role == "admin":
        return get_user_model().objects.create_superuser(username, password=PASSWORD, **fields)
    user = get_user_model().objects.create_user(username, password=PASSWORD, **fields)
    if role:
        from accounts.models import Role

        user.groups.add(Role.objects.get(key=role).group)
    return user


def _rich_text(html: str):
    from wagtail.rich_text import RichText

    return RichText(html)
