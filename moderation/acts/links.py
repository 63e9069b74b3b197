"""The links of a card to the pages of acts, and their addresses."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from moderation.acts import pages
from moderation.models import Discussion
from moderation.states import APPROVED, COMMENT_MOVES
from review.cards import CardAct
from review.views.undo import UndoView

PAGES = {
    "edit": pages.EditPage,
    "answer": pages.AnswerPage,
    "ban": pages.BanPage,
    "discussion": pages.DiscussionPage,
    "erase": pages.ErasePage,
}


def patterns(queue: Any) -> list[URLPattern]:
    pages = [path(f"<int:pk>/{name}/", page.as_view(queue=queue), name=name) for name, page in PAGES.items()]
    return [*pages, path("undo/discussion/", UndoView.as_view(queue=queue, model=Discussion), name="undo_discussion")]


def links(queue: Any, row: Any, request: HttpRequest) -> list[CardAct]:
    """What may be done with `row` beside a decision; what is rare stands on its own page only."""
    if row.erased_at:
        return []
    alone = request.resolver_match is not None and request.resolver_match.url_name == queue.card_url_name.partition(":")[2]
    here = urlencode({"next": request.get_full_path()})

    def link(name: str, label: Any, icon: str) -> CardAct:
        return CardAct(label, f"{reverse(queue.get_url_name(name), args=(row.pk,))}?{here}", icon)

    found = []
    if row.state in COMMENT_MOVES["edit"].from_states:
        found.append(link("edit", _("Edit") if row.state == APPROVED else _("Edit and approve"), "edit"))
    if row.may_be_answered:
        found.append(link("answer", _("Answer"), "comment"))
    if row.user_email or row.ip_address:
        found.append(link("ban", _("Ban this sender"), "no-view"))
    if alone:
        found.append(link("discussion", _("Discussion of the article"), "lock"))
        found.append(link("erase", _("Erase for good"), "bin"))
    return found
