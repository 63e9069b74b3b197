from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"

    def ready(self) -> None:
        from core import periodic, stamp
        from review import notices
        from review.models import RefusalReason

        periodic.register("review digests", notices.send_digests)
        periodic.register("review reminders", notices.send_reminders)
        stamp.moves_on_change([RefusalReason])
