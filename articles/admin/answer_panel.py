"""What an editor answered, at the top of the form of who goes on writing."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from articles.status import Status, reason_of_last_review, with_status


class AnswerPanel(Panel):
    """Why the article was sent back or refused, while it waits on that; nothing otherwise."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "articles/admin/answer_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.status, self.reason = self._answer() if self.instance.pk else (None, "")

        def _answer(self) -> tuple[Status | None, str]:
            asked = with_status(type(self.instance).objects.filter(pk=self.instance.pk)).annotate(reason=reason_of_last_review())
            word, reason = asked.values_list("status_word", "reason").first() or ("", "")
            return (Status(word), reason or "") if word in (Status.TO_CORRECT, Status.REFUSED) else (None, "")

        def is_shown(self) -> bool:
            return bool(self.reason)


ANSWER = AnswerPanel(heading=_("The editors’ answer"))
