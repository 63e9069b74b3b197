from django.apps import AppConfig


class GivingConfig(AppConfig):
    name = "giving"

    def ready(self) -> None:
        from accounts import roles
        from core.stamp import moves_on_change
        from giving import places  # noqa: F401 (fills places of articles, pages and the front page)
        from giving.models import Campaign, Gift, GivingSettings

        moves_on_change([Campaign, Gift, GivingSettings])
        verbs = ("add", "change", "delete", "view")
        rights = [f"giving.{verb}_{name}" for name in ("campaign", "gift") for verb in verbs]
        roles.grant(roles.EDITOR_IN_CHIEF, *rights, "giving.change_givingsettings")
