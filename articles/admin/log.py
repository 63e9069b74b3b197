"""What the history of the admin says of our own actions."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class MergeFormatter(LogFormatter):
    label = gettext_lazy("Merge of keywords")

    def format_message(self, log_entry) -> str:
        data = log_entry.data
        return _("“%(name)s” merged into this keyword, articles moved: %(count)s") % {
            "name": data["source"]["name"],
            "count": data["articles"],
        }


def register(actions) -> None:
    actions.register_action("articles.keyword.merge")(MergeFormatter)
