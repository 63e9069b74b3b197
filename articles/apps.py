from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate
        from wagtail.models import Page, PageViewRestriction
        from wagtail.signals import page_published, page_unpublished, post_page_move
        from wagtail_footnotes.models import Footnote

        from accounts import roles
        from articles import models
        from articles.review_setup import set_up_review
        from core.stamp import changed, moves_on_change

        moves_on_change([getattr(models, name) for name in models.__all__])
        moves_on_change([Footnote, Page, PageViewRestriction])
        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(changed, dispatch_uid="stamp")
        post_migrate.connect(set_up_review, sender=self, dispatch_uid="articles.review")
        for name in ("author", "keyword"):
            roles.grant(roles.EDITORS, f"articles.add_{name}", f"articles.change_{name}")
            roles.grant(roles.EDITOR_IN_CHIEF, f"articles.delete_{name}")
        roles.grant(roles.EDITOR_IN_CHIEF, *(f"articles.{verb}_keywordgroup" for verb in ("add", "change", "delete")))
