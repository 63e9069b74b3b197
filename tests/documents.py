"""Small real documents, and the same with something inside that no letter needs. Each function gives bytes."""

import io
import zipfile
import zlib

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
DOCX_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODT_KIND = "application/vnd.oasis.opendocument.text"
NS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "draw", "script", "meta")
)


def text_page(writer: PdfWriter, text: str = "Bonjour") -> None:
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"})
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 14 Tf 72 760 Td ({text}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf(pages: int = 1, text: str = "Bonjour") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        text_page(writer, text)
    return written(writer)


def pdf_with(**root) -> bytes:
    """A PDF with these entries in its catalogue (names without their slash)."""
    writer = PdfWriter()
    text_page(writer)
    for name, value in root.items():
        writer.root_object[NameObject(f"/{name}")] = value
    return written(writer)


def action(kind: str, **more) -> DictionaryObject:
    entries = {NameObject("/S"): NameObject(f"/{kind}")}
    return DictionaryObject({**entries, **{NameObject(f"/{name}"): TextStringObject(value) for name, value in more.items()}})


def pdf_javascript() -> bytes:
    return pdf_with(OpenAction=action("JavaScript", JS="app.alert(1)"))


def pdf_launch() -> bytes:
    return pdf_with(OpenAction=action("Launch", F="cmd.exe"))


def pdf_attachment() -> bytes:
    writer = PdfWriter()
    text_page(writer)
    writer.add_attachment("a.exe", b"MZ")
    return written(writer)


def pdf_encrypted(locked_by: str = "secret") -> bytes:
    writer = PdfWriter()
    text_page(writer)
    writer.encrypt(locked_by, algorithm="RC4-128")
    return written(writer)


def pdf_hidden_name() -> bytes:
    """The script's name written with an escape, as readers accept it."""
    return pdf_javascript().replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4AS")


def pdf_unlisted() -> bytes:
    """A script in an object that the table of the file does not list: readers that mend files find it."""
    plain = pdf()
    start = plain[plain.rindex(b"startxref") :]
    return plain + b"\n99 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n" + start


def pdf_bomb(megabytes: int = 400) -> bytes:
    """One page whose content unfolds to `megabytes`."""
    writer = PdfWriter()
    text_page(writer)
    squeezer = zlib.compressobj(9)
    block = b" " * 1024 * 1024
    data = b"".join(squeezer.compress(block) for _ in range(megabytes)) + squeezer.flush()
    stream = DecodedStreamObject()
    stream.set_data(b"PLACE")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    made = written(writer)
    start = made.index(b"PLACE")
    head = made[:start].replace(b"/Length 5", b"/Filter /FlateDecode /Length %d" % len(data))
    return head + data + made[start + 5 :]


def pdf_loop() -> bytes:
    """Pages whose tree leads back to itself."""
    writer = PdfWriter()
    text_page(writer)
    pages = writer.root_object["/Pages"]
    pages[NameObject("/Kids")] = ArrayObject([pages.indirect_reference, pages.indirect_reference])
    pages[NameObject("/Count")] = NumberObject(2_000_000)
    return written(writer)


def zipped(entries: dict[str, bytes | str], *, stored: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str = "<w:p><w:r><w:t>Bonjour</w:t></w:r></w:p>", *, kind: str = DOCX_KIND, **more: bytes | str) -> bytes:
    """A Word document; `more` are further entries, `__` standing for a slash and `_dot_` for a dot."""
    entries = {
        "[Content_Types].xml": TYPES.format(kind=kind),
        "_rels/.rels": f"<Relationships {RELS}/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    return zipped({**entries, **{name.replace("__", "/").replace("_dot_", "."): content for name, content in more.items()}})


def relation(kind: str, target: str) -> str:
    full = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    return f'<Relationships {RELS}><Relationship Id="r1" Type="{full}" Target="{target}" TargetMode="External"/></Relationships>'


def odt(text: str = "<text:p>Bonjour</text:p>", *, manifest: str = "", kind: str = ODT_KIND, **more: bytes | str) -> bytes:
    entries = {
        "mimetype": kind,
        "META-INF/manifest.xml": (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}">{manifest}</manifest:file-entry>'
            "</manifest:manifest>"
        ),
        "content.xml": (
            f'<office:document-content {NS} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{text}'
            "</office:text></office:body></office:document-content>"
        ),
    }
    added = {name.replace("__", "/").replace("_dot_", "."): content for name, content in more.items()}
    return zipped({**entries, **added}, stored=("mimetype",))


def entity_bomb() -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY e0 "haha">{entities}]><w:document {W}><w:body>&e9;</w:body></w:document>'
