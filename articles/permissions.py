"""Who may do what with an article, beyond what Wagtail's page permissions say."""

from wagtail.models import PagePermissionTester


def is_refused(article) -> bool:
    """Whether the last reading of the article ended by a firm refusal."""
    last = article.workflow_states.select_related("refusal").order_by("-created_at", "-pk").first()
    return last is not None and hasattr(last, "refusal")


class ArticlePermissions(PagePermissionTester):
    def can_submit_for_moderation(self) -> bool:
        """A refused article comes back by an editor only."""
        if not super().can_submit_for_moderation():
            return False
        return self.can_publish() or not is_refused(self.page)

    def can_read_proposed(self) -> bool:
        """Everyone who writes for the newsroom may read what is proposed, to give an opinion."""
        if not self.user.is_active or not self.page.workflow_in_progress:
            return False
        return self.user.is_superuser or bool(self.permissions & {"add", "change", "publish"})

    def may_only_comment(self) -> bool:
        return self.can_read_proposed() and not self.can_edit()


class CommentingPermissions(ArticlePermissions):
    """Of colleagues in the editor of a proposed article, for one request: see articles.admin.opinions."""

    def can_edit(self) -> bool:
        return self.can_read_proposed()
