"""The site right after `migrate`: a front page of ours where Wagtail's welcome stood, and addresses that agree."""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Page, Site

from pages.models import HomePage


def prepare(using: str, **kwargs: Any) -> None:
    """After each `migrate`; does nothing once there is a front page."""
    if using != "default" or not apps.is_installed("pages") or not Page.objects.filter(depth=1).exists():
        return
    with override(settings.LANGUAGE_CODE):
        make_front_page()
        name_roots()
    keep_in_step()


def make_front_page() -> None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if HomePage.objects.exists() or (site and not is_welcome_page(site.root_page)):
        return
    root = Page.objects.get(depth=1)
    home = HomePage(title=_("Home"), slug="accueil" if settings.LANGUAGE_CODE == "fr" else "front-page")
    root.add_child(instance=home)
    address = urlsplit(settings.SITE_URL)
    if site:
        welcome = site.root_page
        site.root_page, site.hostname, site.port = home, address.hostname, port_of(address)
        site.save()
        welcome.delete()
    else:
        Site.objects.create(hostname=address.hostname, port=port_of(address), root_page=home, is_default_site=True)


def name_roots() -> None:
    """Wagtail calls the tops of its two trees "Root", in every language: editors meet both."""
    Page.objects.filter(depth=1, title="Root").update(title=_("All sites"), draft_title=_("All sites"))
    Collection.objects.filter(depth=1, name="Root").update(name=_("General collection"))


def is_welcome_page(page: Page) -> bool:
    """Wagtail's own first page: of no model of ours, and nothing below it."""
    return page.specific_class is Page and page.depth == 2 and page.numchild == 0


def port_of(address: SplitResult) -> int:
    return address.port or (443 if address.scheme == "https" else 80)


def keep_in_step(**kwargs: Any) -> None:
    """Django's Site says what Wagtail's default Site says: permalinks and mails take their host from it."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return
    domain = site.root_url.split("//", 1)[1]
    name = (site.site_name or site.hostname)[:50]
    known = DjangoSite.objects.filter(pk=settings.SITE_ID).values_list("domain", "name").first()
    if known != (domain, name):
        DjangoSite.objects.update_or_create(pk=settings.SITE_ID, defaults={"domain": domain, "name": name})
        DjangoSite.objects.clear_cache()
