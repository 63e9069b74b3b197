"""Makes the two small documents of the demo: a PDF and a spreadsheet. Run as `python site/demo/office.py` after a change."""

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FOLDER = Path(__file__).parent / "content" / "files"
WIDTH, HEIGHT, MARGIN = 595, 842, 72
EPOCH = (2014, 10, 9, 7, 30, 0)


def pdf(title: str, pages: list[list[str]]) -> bytes:
    """A PDF of A4 pages. A line that begins with `# ` is a heading; an empty one leaves a space."""
    contents = [_page(lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr) /ViewerPreferences << /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Body << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
        b" /Head << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >> >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font 3 0 R >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(b"<< /Title (%s) /Author (L'Ourdissoir) >>" % _string(title))
    return _assemble(objects)


def _page(lines: list[str]) -> bytes:
    drawn, height = [b"BT"], HEIGHT - MARGIN
    for line in lines:
        heading = line.startswith("# ")
        font, size = (b"/Head", 14) if heading else (b"/Body", 11)
        drawn.append(b"%s %d Tf 1 0 0 1 %d %d Tm (%s) Tj" % (font, size, MARGIN, height, _string(line.removeprefix("# "))))
        height -= 22 if heading else 16
    return b"\n".join([*drawn, b"ET"])


def _string(text: str) -> bytes:
    encoded = text.encode("cp1252")
    return encoded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assemble(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start)
    return bytes(out)


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
SHEET_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(name: str, rows: list[list[str | int]]) -> bytes:
    """An OpenDocument spreadsheet of one sheet; whole numbers become amounts."""
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(name)}">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{SHEET_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(ZipInfo("mimetype", EPOCH), SHEET_TYPE, ZIP_STORED)
        archive.writestr(ZipInfo("content.xml", EPOCH), content, ZIP_DEFLATED)
        archive.writestr(ZipInfo("META-INF/manifest.xml", EPOCH), manifest, ZIP_DEFLATED)
    return out.getvalue()


def _cell(value: str | int) -> str:
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


CHARTER = [
    [
        "# L’Ourdissoir : charte des résidents",
        "Troyes, version adoptée le 16 septembre 2014",
        "",
        "# Article 1",
        "Avant d’en dire du mal, chaque nouveau résident nettoie la machine à café.",
        "",
        "# Article 2",
        "Qui travaille ici vote ici. Une personne, une voix, quelle que soit la formule.",
        "",
        "# Article 3",
        "La grande table n’appartient à personne. On laisse sa place comme on l’a trouvée,",
        "le soir, et aussi à midi.",
        "",
        "# Article 4",
        "Le téléphone se prend dans la cour. Quand il gèle, il se prend dans l’escalier.",
        "",
        "# Article 5",
        "Nul ne démarche le client d’un autre sans le lui avoir dit d’abord, de vive voix.",
    ],
    [
        "# Article 6",
        "Les remplacements s’inscrivent au cahier bleu. Le remplaçant reçoit le tarif du",
        "remplacé, moins un dixième, versé à la caisse commune.",
        "",
        "# Article 7",
        "La caisse commune avance, elle ne donne pas. Elle prête sans intérêt et sans",
        "demander pourquoi, dans la limite de 900 euros par personne.",
        "",
        "# Article 8",
        "L’animation des réunions est tirée au sort. On peut refuser une fois.",
        "",
        "# Article 9",
        "La présente charte est relue chaque année en septembre. Un article que personne",
        "ne sait plus expliquer est supprimé.",
    ],
]
ACCOUNTS: list[list[str | int]] = [
    ["Poste", "Recettes (en euros)", "Dépenses (en euros)"],
    ["Postes à l’année", 24072, ""],
    ["Carnets de dix journées", 6840, ""],
    ["Établi et machines", 2968, ""],
    ["Salle de réunion", 1312, ""],
    ["Loyer et assurances", "", 14400],
    ["Chauffage et électricité", "", 9735],
    ["Connexion et téléphone", "", 2148],
    ["Entretien et petit matériel", "", 3986],
    ["Versé à la caisse commune", "", 1750],
    ["Résultat de l’année", "", 3173],
]

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "charte-ourdissoir.pdf").write_bytes(pdf("Charte de l’Ourdissoir", CHARTER))
    (FOLDER / "comptes-ourdissoir-2013.ods").write_bytes(ods("Comptes 2013", ACCOUNTS))
