"""A Word document of the open format, without macros, objects or pieces fetched from elsewhere."""

import re

from core.files.inspection.package import MOST_XML, Package
from core.files.inspection.refusal import Refusal
from core.files.inspection.xml import elements, local

TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACROS = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|customUI", re.IGNORECASE)
OBJECTS = re.compile(r"(?:^|/)embeddings/|oleObject|\.bin$", re.IGNORECASE)
# Links that a reader follows by hand; everything else "External" is fetched when the document opens.
FOLLOWED_BY_HAND = "hyperlink"
# On the writer's own disk (the template that a letter was begun from), or in a mail: leads nowhere for anybody else.
LEADS_NOWHERE = re.compile(r"\s*(?:file:/{2,3}[a-z]:|[a-z]:[/\\]|cid:)", re.IGNORECASE)
RUNS = re.compile(r"\s*(?:javascript|vbscript|data|ms-[a-z-]+):", re.IGNORECASE)
FIELDS = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)


def inspect_docx(package: Package) -> None:
    main = _main_part(package)
    xml_read = 0
    for name, content in package.unfold():
        if MACROS.search(name):
            raise Refusal("macros")
        if OBJECTS.search(name):
            raise Refusal("attachments")
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        xml_read += len(content)
        if xml_read > MOST_XML:
            raise Refusal("bomb")
        _look_at(name, content)
        if name == main and not _has_body(content):
            raise Refusal("broken")


def _main_part(package: Package) -> str:
    """The name of the document itself, as the list of types says."""
    found = ""
    for element in elements(package.read(TYPES)):
        kind = element.get("ContentType", "")
        if MACROS.search(kind):
            raise Refusal("macros")
        if kind in (MAIN, TEMPLATE):
            found = element.get("PartName", "").lstrip("/")
    if not found:
        # A spreadsheet, a presentation: an office document all the same, but none to read here.
        raise Refusal("unknown")
    if found not in package.names:
        raise Refusal("broken")
    return found


def _has_body(content: bytes) -> bool:
    return any(local(element.tag) == "body" for element in elements(content))


def _look_at(name: str, content: bytes) -> None:
    if not content:
        return
    instructions: list[str] = []
    for element in elements(content):
        tag = local(element.tag)
        if name.endswith(".rels"):
            if tag == "Relationship":
                _look_at_relation(element.get("Type", ""), element.get("TargetMode", ""), element.get("Target", ""))
        elif tag == "instrText":
            instructions.append(element.text or "")
        elif tag == "fldSimple":
            instructions.extend(value for key, value in element.items() if local(key) == "instr")
        elif tag in ("altChunk", "OLEObject", "control"):
            raise Refusal("attachments")
    if FIELDS.search("".join(instructions)):
        raise Refusal("macros")


def _look_at_relation(kind: str, mode: str, target: str) -> None:
    kind = kind.rpartition("/")[2]
    if MACROS.search(kind):
        raise Refusal("macros")
    if kind in ("oleObject", "package", "control", "aFChunk"):
        raise Refusal("attachments")
    if mode.casefold() != "external":
        return
    if RUNS.match(target) or (kind != FOLLOWED_BY_HAND and not LEADS_NOWHERE.match(target)):
        raise Refusal("fetches")
