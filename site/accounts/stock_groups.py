"""Wagtail's first groups, "Moderators" and "Editors": replaced by ours, unless somebody uses them."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission

from accounts import roles
from accounts.models import Role

_STOCK = {
    "Moderators": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
    "Editors": {"add_page", "change_page"},
}


def retire() -> None:
    """Removes the stock groups that are as Wagtail made them and have no member; our editors approve in their place."""
    for name, page_rights in _STOCK.items():
        group = Group.objects.filter(name=name, role=None, user=None).first()
        if group and _is_untouched(group, page_rights):
            _hand_over_approvals(group)
            group.delete()


def _is_untouched(group: Group, page_rights: set[str]) -> bool:
    on_pages = GroupPagePermission.objects.filter(group=group).select_related("page", "permission")
    of_files = GroupCollectionPermission.objects.filter(group=group)
    on_one_collection = of_files.filter(collection__depth__gt=1)
    on_files = set(of_files.values_list("permission__content_type__app_label", flat=True))
    own = set(group.permissions.values_list("content_type__app_label", flat=True))
    return (
        {given.permission.codename for given in on_pages} <= page_rights
        and all(given.page.depth == 1 for given in on_pages)
        and not on_one_collection.exists()
        and (on_files | own) <= {"wagtailimages", "wagtaildocs", "wagtailadmin"}
    )


def _hand_over_approvals(group: Group) -> None:
    editors = Role.objects.filter(key__in=roles.EDITORS).values_list("group", flat=True)
    for task in GroupApprovalTask.objects.filter(groups=group):
        task.groups.add(*editors)
