"""Registers; decides nothing."""

from django.urls import path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from giving.admin.importing import importing
from giving.admin.menu import Giving
from giving.admin.reporting import preview, report
from giving.models import Gift

register_permission_policy(Gift)
register_snippet(Giving)


@hooks.register("register_admin_urls")
def urls() -> list:
    return [
        path("giving/report/", report, name="giving_report"),
        path("giving/import/", importing, name="giving_import"),
        path("giving/preview/", preview, name="giving_preview"),
    ]
