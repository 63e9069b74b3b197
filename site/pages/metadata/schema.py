"""Things of schema.org, as search engines ask for them. Values that are empty are left out."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage, Author
from articles.tree import Node
from core.addresses import absolute
from core.typography import typeset_content
from pages.current_site import SiteInfo
from pages.metadata.description import Picture

LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}


def kept(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def moment(value) -> str:
    """ISO 8601 with the offset of the site's time zone, to the second."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def image(picture: Picture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    return {"@type": "ImageObject", "url": picture.url, "width": picture.width, "height": picture.height}


def organization(site: SiteInfo, logo: Picture | None) -> dict[str, Any]:
    return kept(
        {
            "@type": "NewsMediaOrganization",
            "@id": absolute("/#publisher"),
            "name": site.publisher or site.name,
            "url": absolute("/"),
            "logo": image(logo),
            "sameAs": [link.url for link in site.social_links],
        }
    )


def website(site: SiteInfo, language: str) -> dict[str, Any]:
    target = {"@type": "EntryPoint", "urlTemplate": absolute(reverse("pages:search")) + "?q={search_term_string}"}
    return kept(
        {
            "@type": "WebSite",
            "@id": absolute("/#website"),
            "name": site.name,
            "description": site.description,
            "url": absolute("/"),
            "inLanguage": LANGUAGES[language],
            "publisher": {"@id": absolute("/#publisher")},
            "potentialAction": {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"},
        }
    )


def breadcrumbs(home: str, nodes: Iterable[Node], last: tuple[str, str] | None = None) -> dict[str, Any] | None:
    """From the home page to `last` (title, absolute address); None where there is nothing between."""
    steps = [(home, absolute("/")), *((node.title, absolute(node.url)) for node in nodes), *([last] if last else [])]
    if len(steps) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": place, "name": typeset_content(name), "item": url}
        for place, (name, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def person(author: Author) -> dict[str, Any]:
    return {"@type": "Person", "name": author.name, "url": absolute(author.get_absolute_url())}


def profile(author: Author, biography: str, portrait: Picture | None) -> dict[str, Any]:
    known = {"jobTitle": author.role, "description": biography, "image": image(portrait)}
    works_for = {"@type": "Organization", "name": author.organisation} if author.organisation else None
    same = [author.website] if author.website else []
    return {"@type": "ProfilePage", "mainEntity": kept({**person(author), **known, "worksFor": works_for, "sameAs": same})}


def article(
    page: ArticlePage,
    *,
    url: str,
    summary: str,
    pictures: list[Picture],
    authors: list[Author],
    keywords: list[str],
    section: str,
    publisher: dict[str, Any],
    language: str,
) -> dict[str, Any]:
    return kept(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "headline": typeset_content(page.title)[:110],
            "alternativeHeadline": typeset_content(page.subtitle),
            "description": summary,
            "image": [image(picture) for picture in pictures],
            "datePublished": moment(page.public_date),
            "dateModified": moment(max(page.public_date, page.updated_on or page.public_date)),
            "author": [person(author) for author in authors] or [publisher],
            "publisher": publisher,
            "articleSection": section,
            "keywords": keywords,
            "inLanguage": LANGUAGES[language],
            "isAccessibleForFree": True,
        }
    )
