"""Whether a file that a stranger sends is a document that people can open without fear."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 5 * 1024 * 1024
# Beyond the limits that the process sets itself: it may sleep, or never start.
PATIENCE = 20
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
SENTENCES = {
    "empty": _("This file is empty. Choose another one."),
    "too_big": _("This file weighs more than 5 MB. Make its pictures smaller, or leave them out."),
    "unknown": _("This file is not a PDF, DOCX or ODT document. Save it in one of these formats."),
    "picture": _("This file is a picture. Put it into a PDF document."),
    "old_format": _("This file has an old format. Save it as PDF, DOCX or ODT."),
    "archive": _("This file is an archive, or holds one. Send the document itself."),
    "encrypted": _("This file is locked by a password. Save it without one: it is kept in a private place here."),
    "broken": _("This file cannot be opened: it seems damaged. Save it anew from your word processor."),
    "two_formats": _("This file passes for two formats at once. Save it as PDF anew."),
    "macros": _("This file holds macros. Save it as PDF, which has none."),
    "scripts": _("This PDF holds a script, an action or a form that computes. Print it to a new PDF, then choose that one."),
    "attachments": _("This file holds another file inside. Print it to a new PDF, then choose that one."),
    "fetches": _("This document fetches pieces from elsewhere when it opens. Save it as PDF, then choose that one."),
    "bomb": _("This file unfolds to something much too large. Save it as PDF anew."),
    "too_complex": _("This file is too complex to be checked. Print it to a new PDF, then choose that one."),
    "too_many_pages": _("This document has more than 100 pages. Send the ones that matter."),
}
_ROOT = str(Path(__file__).resolve().parents[2])
_START = f"import sys; sys.path.insert(0, {_ROOT!r}); from core.files.inspection.process import main; main()"


@dataclass(frozen=True)
class CheckedDocument:
    """A document that passed: its bytes, and its kind as its content says ("pdf", "docx" or "odt").

    `is_held` where the virus scanner did not answer: nobody may read it before a later scan.
    """

    kind: str
    content: bytes
    is_held: bool = False

    @property
    def file(self) -> ContentFile:
        return ContentFile(self.content, name=f"document.{self.kind}")


def check(upload: UploadedFile) -> CheckedDocument:
    """The document in `upload`; raises ValidationError with a sentence for its sender. At most PATIENCE seconds."""
    if upload.size is None or upload.size > MOST_BYTES:
        raise refusal("too_big")
    upload.seek(0)
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise refusal("too_big")
    verdict = _verdict(content)
    if "kind" not in verdict:
        raise refusal(verdict["refusal"])
    return CheckedDocument(verdict["kind"], content)


def refusal(code: str) -> ValidationError:
    return ValidationError(SENTENCES[code], code=code)


def _verdict(content: bytes) -> dict[str, str]:
    """What the process of its own says; where it was stopped, that the file is too complex."""
    try:
        # The command is ours to the letter; the file goes in by the standard input.
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-c", _START], input=content, capture_output=True, timeout=PATIENCE, check=False, env={}
        )
        return json.loads(ended.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return {"refusal": "too_complex"}
