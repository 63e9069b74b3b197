"""Who writes articles makes no section nor fixed page: the right to add pages does not tell one kind from another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from articles.models import ArticlePage, SectionPage


def refuse_creation(request, parent_page, page_class: type):
    """Before Wagtail shows or takes the form of a new page: anything but an article needs the right to publish there."""
    if issubclass(page_class, ArticlePage) or parent_page.permissions_for_user(request.user).can_publish_subpage():
        return None
    messages.error(request, _("Sections and fixed pages are made by editors: ask one of them."))
    return redirect("wagtailadmin_home")


class AddBelowView(AddSubpageView):
    """Who may write only is not shown kinds of pages that would be refused: an article here, or the choice of a section."""

    def dispatch(self, request: HttpRequest, parent_page_id: int, *args, **kwargs) -> HttpResponse:
        parent = get_object_or_404(Page, pk=parent_page_id).specific
        rights = parent.permissions_for_user(request.user)
        if not rights.can_add_subpage() or rights.can_publish_subpage():
            return super().dispatch(request, parent_page_id, *args, **kwargs)
        if isinstance(parent, SectionPage):
            return redirect("wagtailadmin_pages:add", "articles", "articlepage", parent.pk)
        return redirect("newsroom_articles:choose_parent")


class ExplorerViewSet(PageViewSet):
    """Wagtail's, for all kinds of pages that have no viewset of their own."""

    model = Page
    add_subpage_view_class = AddBelowView
