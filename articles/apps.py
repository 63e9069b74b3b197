from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, post_save
        from wagtail.models import Page, PageViewRestriction, Revision
        from wagtail.signals import page_published, page_unpublished, post_page_move
        from wagtail_footnotes.models import Footnote

        from accounts import roles
        from articles import models, notifications, reindex, retention, signals
        from articles import take_part as _places  # noqa: F401 (fills places)
        from articles.proposals import connections
        from articles.review_setup import set_up_review
        from articles.workflow import follow_latest_version
        from core.stamp import changed, moves_on_change

        # Votes and readings come all day long, and stand on the page of one article.
        quiet = {"Proposal", "ProposalLink", "RatingTotal", "Readings", "Vote"}
        moves_on_change([getattr(models, name) for name in models.__all__ if name not in quiet])
        moves_on_change([Footnote, Page, PageViewRestriction])
        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(changed, dispatch_uid="stamp")
        page_published.connect(signals.published, sender=models.ArticlePage, dispatch_uid="prepare-pictures")
        post_migrate.connect(set_up_review, sender=self, dispatch_uid="articles.review")
        notifications.connect()
        reindex.connect()
        post_save.connect(follow_latest_version, sender=Revision, dispatch_uid="articles.latest_version")
        retention.connect()
        connections.connect()
        roles.grant(roles.EDITORS, "articles.moderate_proposal")
        roles.grant(roles.EDITOR_IN_CHIEF, "articles.change_articlesettings")
        verbs = ("add", "change", "delete")
        roles.grant(roles.AUTHOR, "articles.add_author")
        for name in ("author", "keyword"):
            roles.grant(roles.EDITORS, *(f"articles.{verb}_{name}" for verb in verbs))
        for name in ("keywordgroup", "reviewtask"):
            roles.grant(roles.EDITOR_IN_CHIEF, *(f"articles.{verb}_{name}" for verb in verbs))
