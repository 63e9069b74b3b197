"""Files that passed while something else in the form did not: browsers empty file fields, so they wait here.

They lie in private storage under names of ours; the form carries a signed word for each. Whoever does not come back within
two hours chooses them anew: the sweep of orphans takes them.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import Form
from django.http import HttpRequest

from core import intake
from core.files.documents import CheckedDocument
from core.files.private import private_storage, secret_name
from core.text import plain

FOLDER = "waiting"
FIELDS = ("cv", "other")
VALID = timedelta(hours=2)
GUARD = intake.Guard("kept file", rates=[intake.Rate(30, hours=1)])
SALT = "jobs.applications.kept_files"


@dataclass(frozen=True)
class KeptFile:
    """A file that waits: the name that its sender gave it, and the signed word that the form carries."""

    path: str
    shown_name: str
    token: str


class KeptFiles:
    """The files of one send: those that arrive, and those that earlier sends of the same form left here."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.data = request.POST
        self.files: Any = request.FILES.copy()
        self.by_field: dict[str, KeptFile] = {}
        for field in FIELDS:
            if field in request.FILES or request.POST.get(f"{field}_drop"):
                continue
            found = _opened(request.POST.get(f"{field}_kept", ""))
            if found:
                self.by_field[field] = found
                with private_storage().open(found.path) as stored:
                    self.files[field] = SimpleUploadedFile(found.shown_name, stored.read())

    def keep(self, form: Form) -> None:
        """Stores what is sound in a form that comes back."""
        for field in FIELDS:
            document = getattr(form, "cleaned_data", {}).get(field)
            if field in form.errors:
                self.by_field.pop(field, None)
            elif isinstance(document, CheckedDocument) and field not in self.by_field:
                kept = self._store(document, plain(str(self.files[field].name))[:100])
                if kept:
                    self.by_field[field] = kept

    def drop(self) -> None:
        for kept in self.by_field.values():
            private_storage().delete(kept.path)

    def _store(self, document: CheckedDocument, shown_name: str) -> KeptFile | None:
        path = secret_name(FOLDER, document.kind)
        try:
            # Without a limit, forms that are never right would fill the disk.
            with GUARD.admit(self.request, thing="file", text=path):
                path = private_storage().save(path, document.file)
        except intake.TooMany:
            return None
        return KeptFile(path, shown_name, signing.dumps([path, shown_name], salt=SALT))


def _opened(token: str) -> KeptFile | None:
    try:
        path, shown_name = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    return KeptFile(path, shown_name, token) if private_storage().exists(path) else None
