"""What the editor is told once something is done with an article: when it appears, who hears of the decision."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from articles.models import ArticlePage
from core.dates import long_date, moment


def _when(article: ArticlePage, coming: datetime) -> str:
    said = {"title": article.get_admin_display_title(), "moment": moment(coming, long_date)}
    if article.live and article.public_date <= timezone.now():
        return _("“%(title)s” is online; the changed version will take its place on %(moment)s.") % said
    return _("“%(title)s” is post-dated: readers will see it on %(moment)s.") % said


def decided(article: ArticlePage, action: str) -> str:
    """One sentence on what a decision on a proposed article did."""
    said = {"title": article.get_admin_display_title()}
    if action == "refuse":
        return _("“%(title)s” is refused: your reason is kept, and sent to whoever proposed it.") % said
    if action == "reject":
        return _("“%(title)s” is sent back: your words go to whoever proposed it.") % said
    if article.workflow_in_progress:
        return _("“%(title)s” is approved: the next reading begins.") % said
    if action == "pass":
        return _("“%(title)s” is approved. It is not online: publish it when you wish.") % said
    coming = article.appears_on
    if coming is not None:
        return _("“%(title)s” is approved; readers will see it on %(moment)s.") % {**said, "moment": moment(coming, long_date)}
    return _("“%(title)s” is approved and published.") % said


class SaysWhen:
    """For Wagtail's views that publish: where the article waits for a date, the date instead of "has been published"."""

    after = ""
    page: Any
    request: HttpRequest
    get_edit_message_button: Callable[[], Any]
    redirect_away: Callable[[], HttpResponse]

    def run_hook(self, name: str, *args, **kwargs) -> HttpResponse | None:
        run = super().run_hook  # type: ignore[misc]  # Wagtail's, of the view after this class
        response = run(name, *args, **kwargs)
        if response is not None or name != "after_publish_page":
            return response
        article = ArticlePage.objects.get(pk=self.page.pk)
        coming = article.appears_on
        if coming is None:
            return None
        messages.success(self.request, _when(article, coming), buttons=[self.get_edit_message_button()])
        return run(self.after, self.request, self.page) or self.redirect_away()
