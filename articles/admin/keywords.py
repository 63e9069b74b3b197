"""Keywords and their groups in the admin: list, form with its redirect, deletion that says what it costs."""

from django.contrib.admin.utils import quote
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from articles.merging import used_by
from articles.models import Keyword, KeywordGroup
from articles.redirections import redirect_permanently


def may_merge(user) -> bool:
    return user.has_perms(["articles.change_keyword", "articles.delete_keyword"])


class KeywordIndexView(generic.IndexView):
    add_item_label = _("New keyword")

    def get_base_queryset(self) -> QuerySet[Keyword]:
        return Keyword.objects.select_related("group").annotate(articles=Count("items", distinct=True))

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if may_merge(self.request.user):
            url = reverse("article_keyword_merge", args=[instance.pk])
            buttons.append(Button(_("Merge into another"), url=url, icon_name="resubmit", priority=15))
        return buttons


class KeywordEditView(generic.EditView):
    def save_instance(self):
        old_address = Keyword.objects.get(pk=self.object.pk).get_absolute_url()
        keyword = super().save_instance()
        redirect_permanently(old_address, keyword.get_absolute_url())
        return keyword

    @cached_property
    def header_buttons(self):
        """In sight, not in the menu of dots, where nobody looked for it."""
        if not may_merge(self.request.user):
            return []
        url = reverse("article_keyword_merge", args=[quote(self.object.pk)])
        return [HeaderButton(_("Merge into another"), url=url, icon_name="resubmit")]


class KeywordDeleteView(generic.DeleteView):
    @property
    def confirmation_message(self) -> str:
        count = len(used_by(self.object))
        if not count:
            return str(_("No article has this keyword. Delete it?"))
        return ngettext(
            "%(count)s article has this keyword and will lose it. To keep it tied, merge this keyword into another. "
            "Delete it all the same?",
            "%(count)s articles have this keyword and will lose it. To keep them tied, merge this keyword into another. "
            "Delete it all the same?",
            count,
        ) % {"count": count}

    def get_usage_url(self):
        """No line about references: the sentence above counts articles, drafts included."""
        return


class KeywordViewSet(ModelViewSet):
    model = Keyword
    name = "newsroom_keywords"
    url_prefix = "keywords"
    icon = "tag"
    menu_label = _("Keywords")
    menu_order = 30
    copy_view_enabled = False
    index_view_class = KeywordIndexView
    edit_view_class = KeywordEditView
    delete_view_class = KeywordDeleteView
    search_fields = ["name"]
    search_backend_name = None
    list_filter = ["group"]
    ordering = ("name",)
    list_display = [
        "name",  # As text, not a column: only then does Wagtail give its rows their menu.
        Column("group", label=_("Group"), sort_key="group__name"),
        Column("articles", label=_("Articles"), sort_key="articles"),
    ]


class KeywordGroupIndexView(generic.IndexView):
    add_item_label = _("New group")


class KeywordGroupViewSet(ModelViewSet):
    model = KeywordGroup
    name = "newsroom_groups"
    url_prefix = "keyword-groups"
    icon = "folder-open-inverse"
    menu_label = _("Keyword groups")
    menu_order = 40
    copy_view_enabled = False
    index_view_class = KeywordGroupIndexView
    ordering = ("rank", "name")
    list_display = [
        "name",
        BooleanColumn("required", label=_("Required")),
        BooleanColumn("single", label=_("One only")),
        Column("rank", label=_("Rank"), sort_key="rank"),
    ]
