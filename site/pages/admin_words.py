"""Words of the admin that Wagtail leaves out, or sets once for all in the language of the first who asks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.search import SearchView
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.search_promotions.forms import SearchPromotionForm
from wagtail.models import Page


def connect() -> None:
    # The heading of the results said "1-3 of 3 None".
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
    # A label made of the field's name: English for all.
    SearchPromotionForm.base_fields["external_link_text"].label = _("Words of the link")
    RedirectsReportFilterSet.base_filters["is_permanent"].extra.update(
        choices=((True, _("Permanent")), (False, _("Temporary"))), empty_label=_("All")
    )
