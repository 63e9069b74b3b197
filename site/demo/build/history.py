"""Publishing through Wagtail's revisions, at a date of the past."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, Revision

from accounts.models import User


def publish(page, by: User, when: datetime | None = None):
    """Publishes the state of `page` in a new revision by `by`; its history then says that it was done at `when`."""
    if when and not page.first_published_at:
        page.first_published_at = when
    seen = set(revisions(page).values_list("pk", flat=True)), set(entries(page).values_list("pk", flat=True))
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    if when:
        backdate(page, when, *(seen if seen[0] else (set(), set())))
    return type(page).objects.get(pk=page.pk)


def backdate(page: Page, when: datetime, old_revisions: set[int], old_entries: set[int]) -> None:
    """Dates at `when` what the history of `page` holds beside its old revisions and entries."""
    revisions(page).exclude(pk__in=old_revisions).update(created_at=when)
    entries(page).exclude(pk__in=old_entries).update(timestamp=when)
    dates = {"latest_revision_created_at": when}
    if Page.objects.filter(pk=page.pk, live=True).exists():
        dates["last_published_at"] = when
    Page.objects.filter(pk=page.pk).update(**dates)


def revisions(page: Page):
    return Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk))


def entries(page: Page):
    return PageLogEntry.objects.filter(page_id=page.pk)
