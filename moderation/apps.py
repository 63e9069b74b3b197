from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self) -> None:
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save

        from moderation import comment_section, reasons  # noqa: F401 (fills a place in articles)

        # The package publishes every pending reply when a published comment is saved. See docs/decisions.
        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender="moderation.Comment")
        post_migrate.connect(reasons.offer_first_reasons, sender=self)
