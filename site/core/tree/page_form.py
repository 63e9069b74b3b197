from wagtail.admin.forms import WagtailAdminPageForm


class PageForm(WagtailAdminPageForm):
    """The form of every page of ours in the admin."""

    def clean_comment_notifications(self) -> bool:
        """As it was where nothing of the comments came: a refused form saves itself before their panel is drawn."""
        if self.subscription and "comments-TOTAL_FORMS" not in self.data:
            return self.subscription.comment_notifications
        return self.cleaned_data["comment_notifications"]
