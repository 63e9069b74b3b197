from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"

    def ready(self) -> None:
        from core import stamp
        from review.models import RefusalReason

        stamp.moves_on_change([RefusalReason])
