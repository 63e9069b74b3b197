from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import limits, rights
        from core import periodic

        post_migrate.connect(rights.make_groups, sender=self, dispatch_uid="accounts.groups")
        post_migrate.connect(rights.give_rights, dispatch_uid="accounts.rights")
        periodic.register("failed sign-ins", limits.forget_old_attempts)
