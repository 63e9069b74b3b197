from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from moderation.models import WordList


class WordLists(IndexView):
    add_item_label = gettext_lazy("Add a list")


class WordListViewSet(ModelViewSet):
    """Lists of words: editors-in-chief write them, moderators read them."""

    model = WordList
    icon = "list-ul"
    index_view_class = WordLists
    menu_label = gettext_lazy("Lists of words")
    menu_name = "word-lists"
    add_to_settings_menu = True
    list_display = [
        "title",
        Column("get_effect_display", label=gettext_lazy("Effect")),
        Column("size", label=gettext_lazy("Words")),
        BooleanColumn("active", label=gettext_lazy("In use")),
    ]
    form_fields = ["title", "effect", "entries", "active"]
    inspect_view_enabled = True
    inspect_view_fields = ["title", "effect", "entries", "active"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> Any:
        form = super().get_form_class(for_update)
        form.base_fields["entries"].widget.attrs.update({"rows": 20, "spellcheck": "false"})
        return form
