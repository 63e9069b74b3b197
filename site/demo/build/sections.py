"""The home page and the tree of sections under it."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from accounts.models import User
from articles.models import SectionPage
from demo.build.files import Shelf
from demo.build.history import publish
from demo.markup import rich_text
from demo.reader import table
from pages.models import HomePage


def home_page(name: str) -> HomePage:
    """The home page of the default site, made in place of Wagtail's welcome page where there is none."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        for page in root.get_children():
            page.delete()
        home = Page.get_first_root_node().add_child(instance=HomePage(title=name, slug="home"))
        Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    _take_address()
    return home


def _take_address() -> None:
    """The demo answers at SITE_URL, which changes with the port that it is served on."""
    site = Site.objects.get(is_default_site=True)
    address = urlsplit(settings.SITE_URL)
    wanted = (address.hostname, address.port or (443 if address.scheme == "https" else 80))
    if (site.hostname, site.port) != wanted:
        site.hostname, site.port = wanted
        site.save()


def load_sections(home: HomePage, by: User, shelf: Shelf) -> dict[str, SectionPage]:
    """Sections by slug. A section stands after the one it is under in `sections.toml`."""
    found: dict[str, SectionPage] = {}
    for slug, about in table("sections").items():
        parent = found[about["under"]] if "under" in about else home
        found[slug] = SectionPage.objects.child_of(parent).filter(slug=slug).first() or _section(slug, about, parent, by, shelf)
    return found


def _section(slug: str, about: dict, parent: Page, by: User, shelf: Shelf) -> SectionPage:
    section = SectionPage(
        slug=slug,
        title=about["title"],
        rank=about["rank"],
        introduction=rich_text(about["introduction"], link=lambda address: f'href="{address}"'),
        picture=shelf.picture(f"section-{slug}"),
        comment_policy=about.get("comment_policy", ""),
        comments_close_after_days=about.get("comments_close_after_days"),
        live=False,
    )
    parent.add_child(instance=section)
    return publish(section, by)
