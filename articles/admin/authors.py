"""Authors in the admin: list, form, deletion refused in words, and the chooser of the article's editor."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Revision

from articles.models import ArticlePage, Author
from articles.redirections import redirect_permanently


def articles_signed_by(author: Author) -> int:
    """How many articles `author` signs, in what is stored or in the latest version of each."""
    stored = set(author.signatures.values_list("page_id", flat=True))
    latest = ArticlePage.objects.filter(latest_revision__isnull=False).values("latest_revision_id")
    drafts = Revision.objects.filter(pk__in=latest, content__icontains=f'"author": {author.pk}')
    for revision in drafts.iterator(chunk_size=100):
        if any(signature.get("author") == author.pk for signature in revision.content.get("article_authors", [])):
            stored.add(int(revision.object_id))
    return len(stored)


class PortraitColumn(Column):
    cell_template_name = "articles/admin/portrait_cell.html"


class AuthorIndexView(generic.IndexView):
    add_item_label = _("New author")

    def get_base_queryset(self) -> QuerySet[Author]:
        authors = Author.objects.select_related("portrait").prefetch_related("portrait__renditions")
        return authors.annotate(articles=Count("signatures__page", distinct=True))


class AuthorEditView(generic.EditView):
    def save_instance(self):
        old_address = Author.objects.get(pk=self.object.pk).get_absolute_url()
        author = super().save_instance()
        redirect_permanently(old_address, author.get_absolute_url())
        return author


class AuthorDeleteView(generic.DeleteView):
    template_name = "articles/admin/delete_author.html"

    @cached_property
    def refusal(self) -> str:
        """Why this author cannot go, or nothing."""
        count = articles_signed_by(self.object)
        if not count:
            return ""
        return ngettext(
            "%(author)s signs %(count)s article and cannot be deleted: take the name out of it first.",
            "%(author)s signs %(count)s articles and cannot be deleted: take the name out of them first.",
            count,
        ) % {"author": self.object, "count": count}

    def form_valid(self, form):
        if self.refusal:
            raise PermissionDenied(self.refusal)
        return super().form_valid(form)


class AuthorViewSet(ModelViewSet):
    model = Author
    name = "newsroom_authors"
    url_prefix = "authors"
    icon = "user"
    menu_label = _("Authors")
    menu_order = 20
    copy_view_enabled = False
    index_view_class = AuthorIndexView
    edit_view_class = AuthorEditView
    delete_view_class = AuthorDeleteView
    delete_template_name = "articles/admin/delete_author.html"
    search_fields = ["name", "organisation"]
    search_backend_name = None
    ordering = ("name",)
    list_display = [
        PortraitColumn("portrait", label=_("Portrait"), width="80px"),
        TitleColumn("name", label=_("Name"), sort_key="name", url_name="newsroom_authors:edit"),
        Column("organisation", label=_("Organisation"), sort_key="organisation"),
        Column("articles", label=_("Articles"), sort_key="articles"),
    ]


class AuthorChooserViewSet(ChooserViewSet):
    model = Author
    icon = "user"
    choose_one_text = _("Choose an author")
    choose_another_text = _("Choose another author")
    edit_item_text = _("Edit this author")
    creation_tab_label = _("New author")
    create_action_label = _("Add this author")
    search_tab_label = pgettext_lazy("heading", "Search")
    form_fields = ["name", "role", "organisation"]
    per_page = 12
