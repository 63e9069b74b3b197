from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.signals import post_page_move


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "offers"

    def ready(self) -> None:
        from accounts import roles
        from core import stamp
        from jobs import reasons
        from jobs.applications import ready
        from jobs.models import JobBoardPage

        ready.connect()
        stamp.moves_on_change([JobBoardPage])
        post_page_move.connect(stamp.changed, dispatch_uid="jobs.board")
        post_migrate.connect(reasons.offer_first_reasons, sender=self)
        roles.grant((roles.MODERATOR, roles.EDITOR_IN_CHIEF), "jobs.moderate_offer")
