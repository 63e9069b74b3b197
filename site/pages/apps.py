import sys

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, post_save


class PagesConfig(AppConfig):
    name = "pages"

    def ready(self) -> None:
        from wagtail.contrib.search_promotions.models import Query, SearchPromotion
        from wagtail.models import Site

        from accounts import roles
        from core.mail.templated import named_by
        from core.stamp import moves_on_change
        from pages import admin_words, fresh_site, models, notice  # noqa: F401 - notice fills the slot "site_notice"
        from pages.current_site import site_info
        from pages.metadata import head  # noqa: F401 - fills the slot "head"

        post_migrate.connect(prepare_search, sender=self)
        post_migrate.connect(fresh_site.prepare, sender=self)
        post_save.connect(fresh_site.keep_in_step, sender=Site)
        admin_words.connect()
        named_by(lambda: info.name if (info := site_info(None)) else "")
        roles.grant(roles.EDITOR_IN_CHIEF, "pages.change_sitesettings", "pages.change_noticesettings")
        shared = [getattr(models, name) for name in models.__all__ if name != "CustomRendition"]
        moves_on_change([*shared, Site, Query, SearchPromotion])


def prepare_search(using, verbosity, **kwargs):
    """Tries again, after each `migrate`, what a role without rights could not create at first."""
    from pages.search import database

    if not database.install(connections[using]) and verbosity:
        sys.stderr.write(f"{database.ADVICE}\n")
