from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import footer, limits, rights  # noqa: F401 (fills a place in templates)
        from core import periodic

        post_migrate.connect(rights.make_groups, sender=self, dispatch_uid="accounts.groups")
        post_migrate.connect(rights.give_rights, dispatch_uid="accounts.rights")
        periodic.register("failed sign-ins", limits.forget_old_attempts)
