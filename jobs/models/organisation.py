from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.text import fold
from review import register


class Organisation(models.Model):
    """Who recruits: ties offers and the people who manage them. What readers see of it stands on each offer, as reviewed."""

    name = models.CharField(_("name"), max_length=120)
    folded_name = models.CharField(max_length=240, editable=False)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = pgettext_lazy("offer", "organisation")
        verbose_name_plural = _("organisations")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)

    @classmethod
    @transaction.atomic
    def of(cls, email: str, name: str, siret: str = "") -> "Organisation":
        """The organisation of this name that this confirmed address belongs to, made where there is none.

        Only membership tells that two are the same: a name or a number that somebody typed opens nothing of others.
        """
        # Offers of one new address that are confirmed at once wait here for each other, or each would found its own.
        register.hold()
        own = cls.objects.filter(members__email__iexact=email)
        found = own.filter(folded_name=fold(name)).first() or (own.filter(siret=siret).first() if siret else None)
        if found is None:
            found = cls.objects.create(name=name, siret=siret)
            Member.objects.create(organisation=found, email=email)
        return found


class Member(models.Model):
    """An address that may manage all offers of an organisation: by private links, or signed in with it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="members", verbose_name=pgettext_lazy("offer", "organisation")
    )
    email = models.EmailField(_("e-mail"), max_length=254, db_index=True)
    invited_by = models.EmailField(_("invited by"), max_length=254, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(models.F("organisation"), models.functions.Lower("email"), name="one_member_per_address")
        ]

    def __str__(self) -> str:
        return self.email

    def save(self, *args, **kwargs) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)
