"""Publishing through Wagtail's revisions, at a date of the past."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from accounts.models import User


def publish(page, by: User, when: datetime | None = None):
    """Publishes the state of `page` in a new revision by `by`; its history then says that it was done at `when`."""
    if not page.latest_revision_id:
        log(instance=page, action="wagtail.create", user=by)
    if when and not page.first_published_at:
        page.first_published_at = when
    before = {"revisions": revisions(page), "entries": entries(page)}
    seen = {name: set(rows.values_list("pk", flat=True)) for name, rows in before.items()}
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    if when:
        backdate(page, when, seen)
    return type(page).objects.get(pk=page.pk)


def backdate(page: Page, when: datetime, seen: dict[str, set] | None = None) -> None:
    """Dates at `when` the revisions and log entries of `page` that are not `seen`."""
    seen = seen or {"revisions": set(), "entries": set()}
    revisions(page).exclude(pk__in=seen["revisions"]).update(created_at=when)
    entries(page).exclude(pk__in=seen["entries"]).update(timestamp=when)
    dates = {"latest_revision_created_at": when}
    if Page.objects.filter(pk=page.pk, live=True).exists():
        dates["last_published_at"] = when
    Page.objects.filter(pk=page.pk).update(**dates)


def revisions(page: Page):
    return Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk))


def entries(page: Page):
    return PageLogEntry.objects.filter(page_id=page.pk)
