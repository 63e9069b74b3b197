"""The admin's own search of pages and form of promoted results, where Wagtail leaves a name out."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.search import SearchView
from wagtail.contrib.search_promotions.forms import SearchPromotionForm
from wagtail.models import Page


def connect() -> None:
    """The heading of the results said "1-3 of 3 None"; a label was made of the field's name, so in English for all."""
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
    SearchPromotionForm.base_fields["external_link_text"].label = _("Words of the link")
