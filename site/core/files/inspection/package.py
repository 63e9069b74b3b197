"""The zip around an office document: opened with care, since a small one may unfold without end."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from core.files.inspection.refusal import Refusal

MOST_ENTRIES = 2000
MOST_BYTES = 60 * 1024 * 1024
MOST_XML = 25 * 1024 * 1024
CHUNK = 64 * 1024
ARCHIVES = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The entries of a document, by name, unfolded within limits. Raises Refusal."""

    def __init__(self, data: bytes) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise Refusal("broken") from error
        self.entries = self.zip.infolist()
        self.left = MOST_BYTES
        self._check_directory(len(data))

    def _check_directory(self, size: int) -> None:
        names = [entry.filename for entry in self.entries]
        if len(names) > MOST_ENTRIES:
            raise Refusal("bomb")
        if any(entry.flag_bits & 0x1 for entry in self.entries):
            raise Refusal("encrypted")
        if self.zip.comment or min((entry.header_offset for entry in self.entries), default=0):
            raise Refusal("two_formats")
        if len({name.casefold() for name in names}) != len(names) or any(_strays(name) for name in names):
            raise Refusal("broken")
        if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in self.entries):
            raise Refusal("broken")
        # Entries that share their bytes: the other way to make a small file unfold without end.
        if sum(entry.compress_size for entry in self.entries) > size:
            raise Refusal("bomb")
        if sum(entry.file_size for entry in self.entries) > MOST_BYTES:
            raise Refusal("bomb")

    @property
    def names(self) -> list[str]:
        return [entry.filename for entry in self.entries]

    def read(self, name: str) -> bytes:
        """The content of one entry; empty where there is none of that name."""
        found = next((entry for entry in self.entries if entry.filename == name), None)
        if found is None:
            return b""
        return b"".join(self._chunks(found))

    def unfold(self) -> Iterator[tuple[str, bytes]]:
        """Each file with its content, checked for what no letter needs: archives, programs, objects of other software."""
        for entry in self.entries:
            if entry.is_dir():
                continue
            content = b"".join(self._chunks(entry))
            if content.startswith(ARCHIVES):
                raise Refusal("archive")
            if content.startswith((*PROGRAMS, OLE)):
                raise Refusal("attachments")
            yield entry.filename, content

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self.zip.open(entry) as stream:
                while chunk := stream.read(CHUNK):
                    self.left -= len(chunk)
                    if self.left < 0:
                        raise Refusal("bomb")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise Refusal("broken") from error


def _strays(name: str) -> bool:
    """Whether an entry would be written outside the folder that the document is unfolded into."""
    return name.startswith("/") or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/")
