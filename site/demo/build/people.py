"""Authors and keywords."""

from django.utils.text import slugify

from accounts.models import User
from articles.models import Author, Keyword, KeywordGroup
from core.text import fold
from demo.build.files import Shelf
from demo.markup import rich_text
from demo.reader import table


def load_authors(accounts: dict[str, User], shelf: Shelf) -> dict[str, Author]:
    return {slug: _author(slug, about, accounts, shelf) for slug, about in table("authors").items()}


def _author(slug: str, about: dict, accounts: dict[str, User], shelf: Shelf) -> Author:
    existing = Author.objects.filter(slug=slug).first()
    if existing:
        return existing
    return Author.objects.create(
        slug=slug,
        name=about["name"],
        role=about["role"],
        organisation=about["organisation"],
        biography=rich_text(about["biography"], link=lambda address: f'href="{address}"'),
        website_name=about["website_name"],
        website=about["website"],
        portrait=shelf.picture(f"portrait-{slug}"),
        user=accounts.get(about.get("account", "")),
    )


def load_keywords() -> dict[str, Keyword]:
    """Keywords by name, in the groups of `keywords.toml`."""
    content = table("keywords")
    found = {}
    for about in content["groups"]:
        names = about.pop("keywords")
        group, _ = KeywordGroup.objects.get_or_create(name=about.pop("name"), defaults=about)
        for name in names:
            defaults = {"name": name, "slug": slugify(name), "group": group, "description": content["descriptions"].get(name, "")}
            found[name], _ = Keyword.objects.get_or_create(folded=fold(name), defaults=defaults)
    return found
