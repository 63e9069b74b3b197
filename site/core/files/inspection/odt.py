"""A text of the OpenDocument format, without macros, objects or pieces fetched from elsewhere."""

import re

from core.files.inspection.package import MOST_XML, Package
from core.files.inspection.refusal import Refusal
from core.files.inspection.xml import elements, local

KIND = b"application/vnd.oasis.opendocument.text"
KINDS = {KIND, KIND + b"-template"}
MANIFEST = "META-INF/manifest.xml"
MACROS = re.compile(r"^(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
# Elements whose link a reader follows by hand; every other link of a document is fetched when it opens.
# `template` names the file that the document was begun from: a memory, not a link.
FOLLOWED_BY_HAND = {"a", "bookmark-ref", "area-rectangle", "area-circle", "area-polygon", "template"}
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\|/)", re.IGNORECASE)
RUNS = re.compile(r"^\s*(?:macro|vnd\.sun\.star\.\w+|javascript|vbscript):", re.IGNORECASE)


def inspect_odt(package: Package) -> None:
    if package.read("mimetype").strip() not in KINDS:
        raise Refusal("unknown")
    if MANIFEST not in package.names or "content.xml" not in package.names:
        raise Refusal("broken")
    _look_at_manifest(package.read(MANIFEST))
    xml_read = 0
    for name, content in package.unfold():
        if MACROS.search(name):
            raise Refusal("macros")
        if not name.endswith((".xml", ".rdf")):
            continue
        xml_read += len(content)
        if xml_read > MOST_XML:
            raise Refusal("bomb")
        is_text = _look_at(content) if content else False
        if name == "content.xml" and not is_text:
            raise Refusal("broken")


def _look_at_manifest(content: bytes) -> None:
    for element in elements(content):
        if local(element.tag) == "encryption-data":
            raise Refusal("encrypted")
        kind = next((value for key, value in element.items() if local(key) == "media-type"), "")
        if "oleobject" in kind.casefold() or "java" in kind.casefold():
            raise Refusal("attachments")


def _look_at(content: bytes) -> bool:
    """Whether the part holds the text of a document. Raises Refusal on what runs or is fetched."""
    is_text = False
    for element in elements(content):
        tag = local(element.tag)
        is_text = is_text or (tag == "text" and "office" in element.tag)
        if tag in ("object-ole", "plugin", "applet", "floating-frame"):
            raise Refusal("attachments")
        if tag in ("script", "event-listener", "dde-source", "dde-connection-decl"):
            raise Refusal("macros")
        link = next((value for key, value in element.items() if local(key) == "href"), "")
        if RUNS.search(link):
            raise Refusal("macros")
        if tag not in FOLLOWED_BY_HAND and ELSEWHERE.search(link):
            raise Refusal("fetches")
    return is_text
