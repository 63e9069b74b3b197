from typing import Any

from wagtail.permission_policies import BasePermissionPolicy


class DeskPermissionPolicy(BasePermissionPolicy):
    """Of a model that stands in a queue: whoever holds `permission` sees its rows; nobody adds, edits or deletes them here."""

    def __init__(self, model: Any, permission: str) -> None:
        super().__init__(model)
        self.permission = permission

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "change") and user.is_active and user.has_perm(self.permission)

    def users_with_any_permission(self, actions: Any) -> Any:
        from django.contrib.auth import get_user_model

        users = get_user_model()._default_manager
        return users.with_perm(self.permission) if {"view", "change"} & set(actions) else users.none()
