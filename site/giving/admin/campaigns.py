"""Campaigns in the admin: list with what each received, form with a preview beside it."""

from django.db.models import DecimalField, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from articles.templatetags.articles import in_euros
from giving.models import CallClicks, Campaign, Gift


class CampaignIndexView(IndexView):
    add_item_label = _("New campaign")

    def get_base_queryset(self) -> QuerySet[Campaign]:
        gifts = Gift.objects.counted().filter(campaign=OuterRef("pk")).order_by().values("campaign")
        clicks = CallClicks.objects.filter(campaign=OuterRef("pk")).values("campaign")
        return (
            super()
            .get_base_queryset()
            .annotate(
                received=Coalesce(Subquery(gifts.annotate(n=Sum("amount")).values("n")), Value(0), output_field=DecimalField()),
                donors=Coalesce(Subquery(gifts.annotate(n=Sum("donors")).values("n")), Value(0), output_field=IntegerField()),
                clicks_made=Coalesce(
                    Subquery(clicks.annotate(n=Sum("count")).values("n")), Value(0), output_field=IntegerField()
                ),
            )
        )


class CampaignViewSet(SnippetViewSet):
    model = Campaign
    url_namespace = "giving_campaigns"
    admin_url_namespace = "giving_campaigns"
    base_url_path = "giving/campaigns"
    url_prefix = "giving/campaigns"
    icon = "pick"
    menu_label = _("Campaigns")
    menu_order = 10
    copy_view_enabled = True
    index_view_class = CampaignIndexView
    search_fields = ["title"]
    search_backend_name = None
    ordering = ("-ends_at", "-pk")
    list_display = [
        TitleColumn("title", label=_("Title"), sort_key="title", get_url=lambda row: _edit_url(row)),
        Column("standing", label=_("State"), accessor=lambda row: row.standing()),
        Column("starts_at", label=_("Starts"), sort_key="starts_at", accessor="starts_at"),
        Column("ends_at", label=_("Ends"), sort_key="ends_at", accessor="ends_at"),
        Column("priority", label=_("Priority"), sort_key="priority"),
        Column("received", label=pgettext_lazy("money", "Received"), accessor=lambda row: in_euros(row.received)),
        Column("donors", label=_("Donors"), accessor="donors"),
        Column("clicks_made", label=_("Clicks"), accessor="clicks_made"),
    ]


def _edit_url(row: Campaign) -> str:
    from django.urls import reverse

    return reverse("giving_campaigns:edit", args=[row.pk])
