"""The queue of comments on the review desk."""

from typing import Any

from django import forms
from django.db.models import F, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext
from wagtail.models import Page

from articles import tree
from moderation.acts.differences import changes_of
from moderation.acts.links import links, patterns
from moderation.holds.codes import CAMPAIGN, HoldCode
from moderation.holds.sentences import sentences_of
from moderation.models import Ban, Comment, Hold
from moderation.querysets import STEP
from moderation.spam.labels import said_of
from moderation.states import APPROVED, MODERATE, REFUSED, SPAM, TO_CORRECT, WITHDRAWN
from review.cards import CardAct
from review.desk import Queue
from review.filters import LARGEST_KEY, QueueFilter

THREAD = 100  # Messages of a thread that a card shows.


class NumberField(forms.IntegerField):
    """A number that a link of a card carries; nobody types it."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=1, max_value=LARGEST_KEY, **kwargs)


class CommentFilter(QueueFilter):
    """Search in text and author; an article by words of its title, or by its number where a card leads there."""

    text_columns = ("comment", "user_name", "user_email")
    date_column = "submit_date"

    article = forms.CharField(label=gettext_lazy("Article"), required=False, max_length=200)
    page = NumberField(label=gettext_lazy("Article"))
    campaign = NumberField(label=gettext_lazy("Campaign"))

    def narrow(self, rows: QuerySet) -> QuerySet:
        rows = super().narrow(rows)
        if self.cleaned_data["article"]:
            rows = rows.filter(page__title__icontains=self.cleaned_data["article"])
        if self.cleaned_data["page"]:
            rows = rows.filter(page=self.cleaned_data["page"])
        if self.cleaned_data["campaign"]:
            rows = rows.filter(sketch__campaign=self.cleaned_data["campaign"])
        return rows

    def worded(self, name: str, value: Any) -> str:
        if name == "page":
            return Page.objects.filter(pk=value).values_list("title", flat=True).first() or str(value)
        return super().worded(name, value)


class BanFilter(QueueFilter):
    text_columns = ("label", "reason")
    date_column = "made_at"


class CommentQueue(Queue):
    model = Comment
    permission = MODERATE
    icon = "comment"
    menu_label = gettext_lazy("Comments")
    filter_class = CommentFilter
    card_template = "moderation/desk/card.html"
    guide_url_name = "moderation_guide"
    section_column = "page__path"
    states_at_rest = (APPROVED, REFUSED, SPAM, TO_CORRECT, WITHDRAWN)

    def rows(self) -> QuerySet:
        joined = Comment.objects.select_related("reply_to", "sketch__campaign", "prediction")
        known = joined.with_history().annotate(**Ban.objects.of_sender_along())
        return known.annotate(page_title=F("page__title"), page_path=F("page__url_path"))

    def light_rows(self) -> QuerySet:
        return Comment.objects.all()

    def section_choices(self) -> list[tuple[str, str]]:
        return [(node.path, node.title) for node in tree.sections().values()]

    def thread(self, row: Any, request: HttpRequest) -> str:
        """The messages of the same thread, whatever their state. One query."""
        found = Comment.objects.filter(page=row.page_id, path__startswith=row.path[:STEP]).in_thread_order()[:THREAD]
        return render_to_string("moderation/desk/thread.html", {"row": row, "thread": found}, request)

    def holds(self, row: Any) -> list[str]:
        return list(sentences_of(row))

    def hold_choices(self) -> list[tuple[str, Any]]:
        return [*HoldCode.choices, (CAMPAIGN, _("Campaign"))]

    def filter_holds(self, rows: QuerySet, code: str) -> QuerySet:
        comments: Any = rows
        return comments.held_for(code)

    def prepare(self, rows: list[Any]) -> None:
        """The page's address, why it is held, what this author sent before, whether a ban concerns them, what changed."""
        prefetch_related_objects(rows, Prefetch("hold_rows", Hold.objects.select_related("earlier")))
        for row in rows:
            # The address needs the path only: the article itself, body and all, is not read.
            article = Page(pk=row.page_id, url_path=row.page_path).url
            row.page_url = row.get_absolute_url() if row.is_approved else article
            row.score = said_of(getattr(row, "prediction", None))
            row.history = _history(row.history_counts)
            row.ban = Ban(pk=row.ban_pk, until=row.ban_until) if row.ban_pk else None
            row.changes = changes_of(row)

    def card_acts(self, row: Any, request: HttpRequest) -> list[CardAct]:
        return links(self, row, request)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), *patterns(self)]


def _history(counts: dict[str, int] | None) -> str:
    """What its sender sent to this site, in words."""
    if not counts:
        return ""
    told = (
        ngettext("%(sent)d message sent", "%(sent)d messages sent", counts["sent"]),
        npgettext("messages", "%(approved)d approved", "%(approved)d approved", counts["approved"]),
        npgettext("messages", "%(refused)d refused", "%(refused)d refused", counts["refused"]),
    )
    return _("From this person: %(told)s") % {"told": ", ".join(told) % counts}


class BanQueue(Queue):
    """Bans, in force and lifted. Nothing waits in it."""

    model = Ban
    permission = MODERATE
    icon = "no-view"
    menu_label = gettext_lazy("Bans")
    filter_class = BanFilter
    card_template = "moderation/desk/ban.html"
    never_waits = True
