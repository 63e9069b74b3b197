from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """Anyone who signs in: staff of the newsroom, recruiters, readers with an account."""

    display_name = models.CharField(
        _("public name"), max_length=120, blank=True, help_text=_("Signs comments and decisions. Example: Camille Renaud.")
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.display_name or self.get_full_name() or self.get_username()


class Role(models.Model):
    """Ties a role of the project (see roles.py) to the group that carries its rights on this site."""

    key = models.SlugField(_("key"), unique=True)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role", verbose_name=_("group"))
    granted = models.JSONField(_("rights already granted"), default=list, editable=False)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.key
