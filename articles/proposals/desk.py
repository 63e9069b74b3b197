"""The queue of proposals on the review desk."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from articles import tree
from articles.models import Proposal
from articles.proposals.states import MODERATE
from core.files.private import download
from review.cards import CardAct
from review.desk import Queue
from review.filters import QueueFilter


class ProposalFilter(QueueFilter):
    text_columns = ("title", "text", "name", "email")
    date_column = "made_at"


class ProposalQueue(Queue):
    model = Proposal
    permission = MODERATE
    icon = "doc-empty-inverse"
    menu_label = _("Proposals")
    filter_class = ProposalFilter
    card_template = "articles/proposals/card.html"
    section_column = "section__path"

    def rows(self) -> QuerySet:
        return Proposal.objects.select_related("section", "article")

    def light_rows(self) -> QuerySet:
        return Proposal.objects.all()

    def section_choices(self) -> list[tuple[str, str]]:
        return [(node.path, node.title) for node in tree.sections().values()]

    def card_acts(self, row: Any, request: HttpRequest) -> list[CardAct]:
        acts = []
        if row.picture:
            acts.append(CardAct(_("See the picture"), reverse(self.picture_url_name, args=[row.pk]), "image"))
        if row.article:
            acts.append(CardAct(_("Go on with the article"), reverse("wagtailadmin_pages:edit", args=[row.article.pk]), "edit"))
        return acts

    @property
    def picture_url_name(self) -> str:
        return self.get_url_name("picture")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("<int:pk>/picture/", self.picture, name="picture")]

    def picture(self, request: HttpRequest, pk: int) -> FileResponse:
        """The picture that came with a proposal, as a download, for who decides on it."""
        if not self.is_shown_to(request.user):
            raise PermissionDenied
        proposal = get_object_or_404(Proposal.objects.exclude(picture=""), pk=pk)
        return download(proposal.picture, filename=f"proposal-{pk}.jpg", content_type="image/jpeg")
