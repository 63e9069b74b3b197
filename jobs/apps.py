from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from wagtail.signals import post_page_move


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "offers"

    def ready(self) -> None:
        from accounts import roles
        from core import periodic, stamp
        from jobs import account_links, current_offers, guide, reasons  # noqa: F401 (fills places of pages)
        from jobs import periodic as due
        from jobs.applications import ready
        from jobs.models import JobBoardPage, JobBoardSettings

        ready.connect()
        stamp.moves_on_change([JobBoardPage, JobBoardSettings])
        post_page_move.connect(stamp.changed, dispatch_uid="jobs.board")
        post_migrate.connect(_index_words, sender=self, dispatch_uid="jobs.words")
        post_migrate.connect(reasons.offer_first_reasons, sender=self)
        periodic.register("offers: reminders", due.remind)
        periodic.register("offers: ends", due.tell_of_ends)
        periodic.register("offers: drafts", due.forget_drafts)
        periodic.register("offers: recruiters", due.forget_recruiters)
        periodic.register("offers: logos", due.sweep_logos)
        roles.grant((roles.MODERATOR, roles.EDITOR_IN_CHIEF), "jobs.moderate_offer")
        roles.grant((roles.EDITOR_IN_CHIEF,), "jobs.change_jobboardsettings")


def _index_words(using: str, **kwargs: Any) -> None:
    """Where the extension came after the migration."""
    from jobs import database

    database.install(connections[using])
