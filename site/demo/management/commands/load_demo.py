"""`manage.py load_demo`: a small invented newspaper that shows every feature."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from demo.build import load
from demo.build.accounts import PASSWORD
from demo.reader import table


class Command(BaseCommand):
    help = "Loads the demo content: safe to run again, it leaves what exists as it is."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="load it on a site that is not for development")

    def handle(self, *args, force: bool = False, **options):
        if not (getattr(settings, "DEMO_ALLOWED", False) or force):
            raise CommandError(
                "This site is not for development: the demo would add articles and accounts with a known password. "
                "Use --force if that is what you want."
            )
        with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
            load()
        with translation.override(settings.LANGUAGE_CODE):
            self.report()

    def report(self) -> None:
        name = table("site")["name"]
        self.stdout.write(_("%(site)s, demo newspaper") % {"site": name})
        self.stdout.write("")
        for label, path in ((_("Site"), "/"), (_("Administration"), "/admin/")):
            self.stdout.write(f"  {label:<16} {settings.SITE_URL}{path}")
        self.stdout.write("")
        self.stdout.write(_("Accounts, all with the password %(password)s") % {"password": PASSWORD})
        for username, about in table("accounts").items():
            duty = about.get(f"duty_{settings.LANGUAGE_CODE}", about["duty"])
            self.stdout.write(f"  {username:<10} {duty}")
