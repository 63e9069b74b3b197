"""Gives each role its group and its rights after `migrate`: each right once, so that what was taken away stays away."""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts import roles, stock_groups
from accounts.models import Role


def make_groups(**_options: Any) -> None:
    """Receiver of post_migrate for this application: the groups are there when those above set up what needs them."""
    for key in roles.NAMES:
        _role(key)


def give_rights(sender: AppConfig, using: str, **_options: Any) -> None:
    """Receiver of post_migrate. Acts once, when the last application has its tables."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.label == last.label:
        # Django makes the permissions of an application from the same signal, perhaps after us.
        create_permissions(last, verbosity=0, interactive=False, using=using)
        establish()


@transaction.atomic
def establish() -> None:
    """Makes the groups that are missing and gives the rights that were never given. Repeatable."""
    for key in roles.NAMES:
        _give(_role(key))
    stock_groups.retire()


def _role(key: str) -> Role:
    role = Role.objects.select_related("group").filter(key=key).first()
    if role is None:
        with override(settings.LANGUAGE_CODE):
            group, _created = Group.objects.get_or_create(name=str(roles.NAMES[key]))
        role = Role.objects.create(key=key, group=group)
    return role


def _give(role: Role) -> None:
    new = [right for right in roles.rights(role.key) if right not in role.granted]
    given = [right for right in new if _give_one(role.group, right)]
    if given:
        role.granted = [*role.granted, *given]
        role.save(update_fields=["granted"])


def _give_one(group: Group, right: str) -> bool:
    """False where its permission or the root it applies to does not exist yet: it is for a later `migrate`."""
    scope, _colon, name = right.rpartition(":")
    permission = _permission(f"wagtailcore.{name}" if scope == "page" else name)
    if permission is None:
        return False
    if scope == "page":
        root = Page.objects.filter(depth=1).first()
        return bool(root and GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission))
    if scope == "collection":
        top = Collection.objects.filter(depth=1).first()
        return bool(top and GroupCollectionPermission.objects.get_or_create(group=group, collection=top, permission=permission))
    group.permissions.add(permission)
    return True


def _permission(name: str) -> Permission | None:
    app_label, _dot, codename = name.partition(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename).first()
