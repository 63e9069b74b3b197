"""DOCX and ODT: which of the two a zip is, by what it says inside."""

from core.files.inspection.docx import inspect_docx
from core.files.inspection.odt import inspect_odt
from core.files.inspection.package import Package
from core.files.inspection.refusal import Refusal


def inspect_office(data: bytes) -> str:
    package = Package(data)
    names = set(package.names)
    if "[Content_Types].xml" in names:
        inspect_docx(package)
        return "docx"
    if "mimetype" in names:
        inspect_odt(package)
        return "odt"
    raise Refusal("archive")
