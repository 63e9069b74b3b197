from django.apps import AppConfig
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
        from jobs.models import JobBoardPage

        ready.connect()
        stamp.moves_on_change([JobBoardPage])
        post_page_move.connect(stamp.changed, dispatch_uid="jobs.board")
        post_migrate.connect(reasons.offer_first_reasons, sender=self)
        periodic.register("offers: reminders", due.remind)
        periodic.register("offers: ends", due.tell_of_ends)
        periodic.register("offers: drafts", due.forget_drafts)
        roles.grant((roles.MODERATOR, roles.EDITOR_IN_CHIEF), "jobs.moderate_offer")
