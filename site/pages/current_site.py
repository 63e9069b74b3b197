"""The site that a request asks for, and what editors set for it, without a query once known."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.safestring import SafeString
from wagtail.models import Site

from articles import tree
from articles.loading import linked_pages
from articles.rendering import render_rich_text
from articles.turns import seconds_to_next
from core import stamp
from pages.models.home import HomePage
from pages.models.site_settings import SiteSettings


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class SiteInfo:
    """What every page shows of the site around it."""

    name: str
    tagline: str
    description: str
    publisher: str
    menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    footer_text: SafeString
    social_links: tuple[Link, ...]


def find_site(request: Any) -> Site | None:
    """Wagtail's `Site.find_for_request`, from memory; its root page is a HomePage where the tree has one."""
    known = vars(request)  # Where Wagtail itself keeps it.
    if "_wagtail_site" not in known:
        sites = stamp.kept("sites", load_sites)
        host = split_domain_port(raw_host(request))[0]
        known["_wagtail_site"] = best_match(sites, host, int(request.get_port()))
    return known["_wagtail_site"]


def raw_host(request: Any) -> str:
    """The host as the browser names it, as Wagtail reads it: one that is not of this site leads to the default one."""
    return request._get_raw_host()


def load_sites() -> list[Site]:
    sites = list(Site.objects.select_related("root_page"))
    homes = HomePage.objects.in_bulk([site.root_page_id for site in sites])
    for site in sites:
        site.root_page = homes.get(site.root_page_id, site.root_page)
    return sites


def best_match(sites: list[Site], host: str, port: int) -> Site | None:
    """Wagtail's order: host and port, then a host that is the default or the only one of its name, then the default."""
    named = [site for site in sites if site.hostname == host]
    for site in named:
        if site.port == port:
            return site
    default = next((site for site in sites if site.is_default_site), None)
    if default in named or len(named) != 1:
        return default
    return named[0]


def site_info(request: HttpRequest | None) -> SiteInfo | None:
    """None where no site answers, as on a base without any page."""
    site = find_site(request) if request else next(iter(stamp.kept("sites", load_sites)), None)
    return stamp.kept(f"site-info:{site.pk}", lambda: build(site), seconds_to_next()) if site else None


def build(site: Site) -> SiteInfo:
    chosen = SiteSettings.for_site(site)
    return SiteInfo(
        name=chosen.name,
        tagline=getattr(site.root_page, "tagline", ""),
        description=chosen.description,
        publisher=chosen.publisher,
        menu=links(chosen.main_menu) or first_level(site),
        footer_menu=links(chosen.footer_menu),
        footer_text=render_rich_text(chosen.footer_text),
        social_links=tuple(Link(block.value["name"], block.value["url"]) for block in chosen.social_links),
    )


def links(menu) -> tuple[Link, ...]:
    """The links of a menu that lead somewhere: a page that readers may open, or an address."""
    found = []
    readable = {page.pk for page in linked_pages({block.value["page"].pk for block in menu if block.value["page"]})}
    for block in menu:
        page, label, url = block.value["page"], block.value["label"], block.value["url"]
        if page and page.pk in readable:
            found.append(Link(label or page.title, page.url))
        elif url and not page:
            found.append(Link(label or url, url))
    return tuple(found)


def first_level(site: Site) -> tuple[Link, ...]:
    return tuple(Link(node.title, node.url) for node in tree.children_of(site.root_page.path))
