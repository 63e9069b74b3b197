"""The list of articles: one line each, in a number of queries that does not grow."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from articles.admin.columns import annotated, columns
from articles.admin.filters import ArticleFilterSet
from articles.admin.where import ChooseSectionView
from articles.models import ArticlePage
from articles.status import with_status


class ArticleIndexView(IndexView):
    model = ArticlePage
    page_title = _("Articles")
    default_ordering = "-public_date"
    add_item_label = _("New article")
    base_filterset_class = ArticleFilterSet

    @property
    def columns(self):
        return columns()

    def get_base_queryset(self) -> QuerySet:
        """What the person may open, and what is proposed, which all of the newsroom may read."""
        may_open = self.permission_policy.explorable_instances(self.request.user).values("pk")
        articles = ArticlePage.objects.filter(pk__in=may_open)
        return self.annotate_queryset(articles)

    def annotate_queryset(self, pages: Any) -> QuerySet:
        pages = annotated(with_status(pages)).defer("body", "online_links", "documents", "corrections", "postscript")
        pages = pages.prefetch_related("content_type", "sites_rooted_here", "article_authors__author")
        return pages.prefetch_workflow_states().annotate_site_root_state().annotate_approved_schedule()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """The search engine knows only the columns it indexes: what filters found is given to it as a set of articles."""
        if not self.is_searching:
            return queryset
        found = self.model.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))
        found = found.autocomplete(self.search_query, order_by_relevance=not self.is_explicitly_ordered)
        pks = [article.pk for article in found]
        return queryset.filter(pk__in=pks)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        Page.objects.annotate_parent_page(context["object_list"])
        return context


class ArticlesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """As the list itself asks: moderators, who have no right on pages, would be sent away."""
        return page_permission_policy.user_has_any_permission(request.user, ArticleIndexView.any_permission_required)


class ArticleListing(PageListingViewSet):
    model = ArticlePage
    name = "newsroom_articles"
    url_prefix = "articles"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 10
    menu_item_class = ArticlesMenuItem
    index_view_class = ArticleIndexView
    choose_parent_view_class = ChooseSectionView

    @classproperty
    def columns(cls):
        """Asked for by the view at each request, so that apps loaded later are heard."""
        return cls.UNDEFINED

    @classproperty
    def filterset_class(cls):
        return ArticleFilterSet
