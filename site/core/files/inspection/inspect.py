"""From bytes to a kind of document, or to a refusal. The name of a file is never asked."""

import io
import zipfile

from core.files.inspection.office import inspect_office
from core.files.inspection.pdf import inspect_pdf
from core.files.inspection.refusal import Refusal

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# First bytes of what people send by mistake, and of what others send in disguise.
KNOWN = {
    b"PK\x05\x06": "empty",
    b"PK\x07\x08": "archive",
    b"7z\xbc\xaf\x27\x1c": "archive",
    b"Rar!": "archive",
    b"\x1f\x8b": "archive",
    b"BZh": "archive",
    b"\xfd7zXZ": "archive",
    b"(\xb5/\xfd": "archive",
    b"MSCF": "archive",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"RIFF": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"{\\rtf": "old_format",
}


def inspect(data: bytes) -> str:
    """ "pdf", "docx" or "odt"; raises Refusal."""
    if not data.strip(b"\x00\t\n\r "):
        raise Refusal("empty")
    if data.startswith(b"%PDF-"):
        if zipfile.is_zipfile(io.BytesIO(data)):
            raise Refusal("two_formats")
        inspect_pdf(data)
        return "pdf"
    if data.startswith(ZIP):
        return inspect_office(data)
    if data.startswith(OLE):
        raise Refusal("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "old_format")
    if data[257:262] == b"ustar":
        raise Refusal("archive")
    raise Refusal(next((code for start, code in KNOWN.items() if data.startswith(start)), "unknown"))
