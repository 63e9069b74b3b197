from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.files.documents import CONTENT_TYPES
from core.files.private import private_storage, secret_name
from jobs.applications.models.application import Application

FOLDER = "applications"


class FileState(models.TextChoices):
    CLEAN = "clean", gettext_lazy("Checked")
    HELD = "held", gettext_lazy("Waits for the virus scanner")
    INFECTED = "infected", gettext_lazy("Refused by the virus scanner")


def _path(instance: Any, filename: str) -> str:
    return secret_name(FOLDER, instance.kind)


class ApplicationFileQuerySet(models.QuerySet["ApplicationFile"]):
    def held(self) -> "ApplicationFileQuerySet":
        return self.filter(scan=FileState.HELD)


class ApplicationFile(models.Model):
    """A CV, or the other file, in private storage under a name of ours. It goes when its row goes."""

    class Role(models.TextChoices):
        CV = "cv", gettext_lazy("CV")
        OTHER = "other", gettext_lazy("Other document")

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="files", verbose_name=gettext_lazy("application")
    )
    role = models.CharField(max_length=10, choices=Role)
    file = models.FileField(upload_to=_path, storage=private_storage, max_length=120)
    kind = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    scan = models.CharField(max_length=10, choices=FileState, default=FileState.CLEAN)

    objects = ApplicationFileQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("file of an application")
        verbose_name_plural = gettext_lazy("files of applications")
        default_permissions = ()
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("application", "role"), name="one_file_per_role")]

    def __str__(self) -> str:
        return self.download_name

    @property
    def is_readable(self) -> bool:
        return self.scan == FileState.CLEAN

    @property
    def is_held(self) -> bool:
        return self.scan == FileState.HELD

    @property
    def download_name(self) -> str:
        """ "CV-jeanne-martin.pdf": what the recruiter finds among their downloads."""
        word = "CV" if self.role == self.Role.CV else _("document")
        return f"{word}-{slugify(self.application.name)[:60] or self.application_id}.{self.kind}"

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.kind]

    @property
    def size_in_words(self) -> str:
        """ "12 ko", "1,2 Mo": in thousands, as people read them."""
        kilobytes = max(1, round(self.size / 1000))
        if kilobytes < 1000:
            return _("%(number)s kB") % {"number": kilobytes}
        return _("%(number)s MB") % {"number": number_format(self.size / 1_000_000, 1)}

    @property
    def format(self) -> str:
        return self.kind.upper()


@receiver(post_delete, sender=ApplicationFile, dispatch_uid="jobs.applications.files")
def _delete_file(sender: type[ApplicationFile], instance: ApplicationFile, **kwargs: Any) -> None:
    """Once the row is surely gone. What a crash leaves behind, `retention.sweep_files` finds."""
    transaction.on_commit(partial(instance.file.storage.delete, str(instance.file.name)), robust=True)
