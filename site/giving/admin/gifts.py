"""Gifts in the admin: what came from HelloAsso is read, what was entered by hand can be mended."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from articles.templatetags.articles import in_euros
from giving.models import Gift


class ByHandOnly:
    """A payment of HelloAsso is what HelloAsso says it is."""

    def get_object(self, *args, **kwargs):
        gift = super().get_object(*args, **kwargs)  # type: ignore[misc]  # Of the generic view, after this class.
        if gift.source != Gift.Source.HAND:
            raise PermissionDenied
        return gift


class GiftIndexView(generic.IndexView):
    add_item_label = _("Enter a gift")

    def get_base_queryset(self):
        return Gift.objects.select_related("campaign")

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.source == Gift.Source.HAND else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if instance.source == Gift.Source.HAND else None

    @property
    def header_buttons(self):
        importing = HeaderButton(_("Import a file of HelloAsso"), url=reverse("giving_import"), icon_name="upload")
        return [*super().header_buttons, importing] if self.user_has_permission("add") else super().header_buttons

    def user_has_permission(self, action: str) -> bool:
        return self.permission_policy is None or self.permission_policy.user_has_permission(self.request.user, action)


class GiftEditView(ByHandOnly, generic.EditView):
    pass


class GiftDeleteView(ByHandOnly, generic.DeleteView):
    pass


class GiftViewSet(ModelViewSet):
    model = Gift
    name = "giving_gifts"
    url_prefix = "giving/gifts"
    icon = "plus"
    menu_label = _("Gifts")
    menu_order = 20
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ["campaign", "amount", "donors", "given_at", "note"]
    index_view_class = GiftIndexView
    edit_view_class = GiftEditView
    delete_view_class = GiftDeleteView
    search_fields = ["payment", "order", "note"]
    search_backend_name = None
    list_filter = ["campaign", "source"]
    ordering = ("-given_at",)
    list_display = [
        TitleColumn(
            "amount",
            label=_("Amount"),
            sort_key="amount",
            accessor=lambda gift: in_euros(gift.amount),
            get_url=lambda gift: reverse("giving_gifts:edit", args=[gift.pk]) if gift.source == Gift.Source.HAND else None,
        ),
        Column("given_at", label=_("Given on"), sort_key="given_at"),
        Column("donors", label=_("Donors")),
        Column("campaign", label=_("Campaign")),
        Column("source", label=pgettext_lazy("gift", "From"), accessor="get_source_display"),
        Column("cancelled_at", label=_("Refunded on"), accessor="cancelled_at"),
        Column("note", label=_("Note")),
    ]
