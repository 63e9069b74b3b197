import sys
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_save
from wagtail.signals import post_page_move

from core import stamp


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self) -> None:
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save

        from accounts import roles
        from articles.models import SectionPage
        from core import periodic
        from moderation import comment_section, counts, missed, news, reasons, reporting, retention, wiring  # noqa: F401 (fill places in articles)
        from moderation.models import Comment, ConfirmationLetter, Receipt, Report, ReportReceipt
        from moderation.signals import erasing
        from review.signals import decided

        # The package publishes every pending reply when a published comment is saved. See docs/decisions.
        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender="moderation.Comment")
        # Kept rules of comments depend on sections and on where they stand in the tree.
        stamp.moves_on_change([SectionPage])
        wiring.tie()
        post_page_move.connect(stamp.changed, dispatch_uid="moderation.policy")
        decided.connect(news.tell_decided, sender=Comment, dispatch_uid="moderation.tell_decided")
        decided.connect(reporting.tell_decided, sender=Report, dispatch_uid="moderation.tell_reporters")
        erasing.connect(reporting.forget_quotes, sender=Comment, dispatch_uid="moderation.reports")
        periodic.register("mails of decisions", missed.tell_missed)
        periodic.register("addresses of connections", retention.forget_old_connections)
        periodic.register("addresses of reporters", reporting.forget_old_addresses)
        periodic.register("links of comments", Receipt.forget_expired)
        periodic.register("links of reports", ReportReceipt.forget_expired)
        periodic.register("letters of confirmation", ConfirmationLetter.forget_old)
        post_migrate.connect(reasons.offer_first_reasons, sender=self)
        post_migrate.connect(prepare_search, sender=self)
        wording = ("review.add_refusalreason", "review.change_refusalreason")
        roles.grant((roles.MODERATOR, roles.EDITOR_IN_CHIEF), "moderation.moderate_comment", *wording)


def prepare_search(using: str, verbosity: int, **kwargs: Any) -> None:
    """Tries again, after each `migrate`, what a role without rights could not create at first."""
    from moderation import database

    if not database.install(connections[using]) and verbosity:
        sys.stderr.write(f"{database.ADVICE}\n")
