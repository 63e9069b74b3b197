"""Who writes articles makes no section nor fixed page: the right to add pages does not tell one kind from another."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from articles.models import ArticlePage


def refuse_creation(request, parent_page, page_class: type):
    """Before Wagtail shows or takes the form of a new page: anything but an article needs the right to publish there."""
    if issubclass(page_class, ArticlePage) or parent_page.permissions_for_user(request.user).can_publish_subpage():
        return None
    messages.error(request, _("Sections and fixed pages are made by editors: ask one of them."))
    return redirect("wagtailadmin_home")
