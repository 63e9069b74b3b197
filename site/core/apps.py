from functools import partial

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from django.core.management import call_command
        from django.db.models.signals import pre_save
        from wagtail.signals import pre_page_move

        from core import admin_dates, admin_titles, periodic
        from core.intake.retention import forget_old_records
        from core.mail import delivery
        from core.tree import reserved

        pre_save.connect(reserved.refuse, dispatch_uid="core.reserved")
        pre_page_move.connect(reserved.refuse_move, dispatch_uid="core.reserved")
        admin_dates.connect()
        admin_titles.connect()
        periodic.register("scheduled pages", partial(call_command, "publish_scheduled", verbosity=0))
        periodic.register("mails", delivery.deliver_due)
        periodic.register("old mails", delivery.forget_old_mails)
        periodic.register("records of sends", forget_old_records)
        periodic.register("sessions", partial(call_command, "clearsessions", verbosity=0))
