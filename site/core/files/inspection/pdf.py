"""A PDF that opens, page by page, and that does nothing but show them."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from core.files.inspection.refusal import Refusal

MOST_PAGES = 100
MOST_OBJECTS = 100_000
# What runs, whatever it stands under.
SCRIPTS = {"/JS", "/JavaScript", "/XFA"}
ATTACHED = {"/EmbeddedFiles", "/EmbeddedFile", "/EF", "/RichMedia", "/RichMediaContent"}
# Actions that only move the reader, within the file or to a web page.
HARMLESS_ACTIONS = {"/GoTo", "/URI", "/Named", "/Thread", "/Hide", "/SetOCGState", "/Trans"}
ACTIONS = {
    *HARMLESS_ACTIONS,
    "/Launch", "/JavaScript", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition", "/Sound", "/Movie",
    "/GoTo3DView", "/RichMediaExecute",
}  # fmt: skip
PLAYED = {"/RichMedia", "/3D", "/Movie", "/Sound", "/Screen", "/FileAttachment"}
# The same words in the bytes, outside streams: readers mend a broken file each in its own way, and one may find them there.
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_BYTES = re.compile(rb"/(?:(JavaScript|JS\s*[(<\d]|XFA|Launch)|(EmbeddedFiles?|RichMedia))(?![A-Za-z0-9])")


def inspect_pdf(data: bytes) -> None:
    """Raises Refusal where the file is encrypted, does not open, or holds more than pages."""
    if b"%%EOF" not in data[-2048:] and b"startxref" not in data[-2048:]:
        raise Refusal("broken")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted or "/Encrypt" in reader.trailer:
            raise Refusal("encrypted")
        _open_pages(reader)
        for node in _nodes(reader):
            _look_at(node)
    except (Refusal, MemoryError):
        raise
    except RecursionError as error:
        raise Refusal("too_complex") from error
    except Exception as error:  # pypdf raises of every kind on files that are none.
        raise Refusal("too_complex" if type(error).__name__ == "LimitReachedError" else "broken") from error
    _look_at_bytes(data)


def _open_pages(reader: PdfReader) -> None:
    number = len(reader.pages)
    if not number:
        raise Refusal("broken")
    if number > MOST_PAGES:
        raise Refusal("too_many_pages")
    for page in reader.pages:
        if page.mediabox.width <= 0 or page.mediabox.height <= 0:
            raise Refusal("broken")
        contents = page.get_contents()
        if contents is not None:
            contents.get_data()


def _nodes(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, those that nothing leads to included."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [reader.trailer, *_known_objects(reader)]
    steps = 0
    while waiting:
        node = waiting.pop()
        steps += 1
        if steps > 10 * MOST_OBJECTS or len(seen) > MOST_OBJECTS:
            raise Refusal("too_complex")
        if isinstance(node, IndirectObject):
            key = (node.idnum, node.generation)
            if key not in seen:
                seen.add(key)
                waiting.append(node.get_object())
        elif isinstance(node, DictionaryObject):
            yield node
            waiting.extend(dict.values(node))
        elif isinstance(node, ArrayObject):
            waiting.extend(list.__iter__(node))


def _known_objects(reader: PdfReader) -> Iterator[IndirectObject]:
    for generation, offsets in reader.xref.items():
        for number in offsets:
            if number and generation != 65535:
                yield IndirectObject(number, generation, reader)
    for number in reader.xref_objStm:
        yield IndirectObject(number, 0, reader)


def _look_at(node: DictionaryObject) -> None:
    keys = set(dict.keys(node))
    if keys & SCRIPTS:
        raise Refusal("scripts")
    if keys & ATTACHED or dict.get(node, "/Type") == "/EmbeddedFile":
        raise Refusal("attachments")
    if dict.get(node, "/Subtype") in PLAYED:
        raise Refusal("attachments")
    if isinstance(node, StreamObject) and "/F" in keys:
        raise Refusal("fetches")
    opening = dict.get(node, "/OpenAction")
    if isinstance(opening, IndirectObject):
        opening = opening.get_object()
    if isinstance(opening, DictionaryObject) and dict.get(opening, "/S") == "/URI":
        raise Refusal("scripts")
    action = dict.get(node, "/S")
    if isinstance(action, IndirectObject):
        action = action.get_object()
    if action in ACTIONS - HARMLESS_ACTIONS:
        raise Refusal("scripts")


def _look_at_bytes(data: bytes) -> None:
    outside = _STREAM.sub(b" ", data)
    names = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), outside)
    found = _IN_BYTES.search(names)
    if found:
        raise Refusal("scripts" if found[1] else "attachments")
