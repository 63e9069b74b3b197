"""Documents of strangers: what opens is taken, what runs, hides or unfolds is refused with a sentence, in bounded time."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from core.files.documents import MOST_BYTES, SENTENCES, check
from core.files.inspection.inspect import inspect
from core.files.inspection.refusal import Refusal
from tests import documents

INSTRUCTION = '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd "x"</w:instrText></w:r></w:p>'
SOUND = {
    "pdf": documents.pdf(3),
    "pdf with a link and a first view": documents.pdf_with(OpenAction=documents.action("GoTo")),
    "docx": documents.docx(),
    "docx with a link": documents.docx(word___rels__document_dot_xml_dot_rels=documents.relation("hyperlink", "https://a.fr/")),
    "docx begun from a template": documents.docx(
        word___rels__settings_dot_xml_dot_rels=documents.relation("attachedTemplate", "file:///C:\\Modeles\\cv.dotx")
    ),
    "docx with a picture": documents.docx(word__media__image1_dot_png=b"\x89PNG\r\n"),
    "odt": documents.odt(),
    "odt with a link": documents.odt('<text:p><text:a xlink:href="https://a.fr/">moi</text:a></text:p>'),
    "odt with a picture": documents.odt('<draw:image xlink:href="Pictures/moi.png"/>', Pictures__moi_dot_png=b"\x89PNG\r\n"),
}
REFUSED = {
    "empty": (b"", "empty"),
    "spaces": (b" \n\x00\n", "empty"),
    "text": (b"Bonjour, voici mon CV.", "unknown"),
    "page of the web": (b"<html><script>alert(1)</script></html>", "unknown"),
    "program": (b"MZ\x90\x00" + b"\x00" * 400, "unknown"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "picture"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_format"),
    "locked Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 60 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "zip of letters": (documents.zipped({"cv.pdf": documents.pdf()}), "archive"),
    "tar": (b"cv.pdf" + b"\x00" * 251 + b"ustar" + b"\x00" * 250, "archive"),
    "gzip": (b"\x1f\x8b\x08" + b"\x00" * 40, "archive"),
    "spreadsheet": (
        documents.docx(kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "unknown",
    ),
    "odf spreadsheet": (documents.odt(kind="application/vnd.oasis.opendocument.spreadsheet"), "unknown"),
    "cut pdf": (documents.pdf()[:400], "broken"),
    "name of a pdf only": (b"%PDF-1.7\n%%EOF", "broken"),
    "pdf that runs JavaScript": (documents.pdf_javascript(), "scripts"),
    "pdf that runs JavaScript under an escaped name": (documents.pdf_hidden_name(), "scripts"),
    "pdf with a script outside its table": (documents.pdf_unlisted(), "scripts"),
    "pdf that launches": (documents.pdf_launch(), "scripts"),
    "pdf that sends a form": (documents.pdf_with(OpenAction=documents.action("SubmitForm", F="https://a.fr")), "scripts"),
    "pdf that opens an address": (documents.pdf_with(OpenAction=documents.action("URI", URI="https://a.fr")), "scripts"),
    "pdf with a file inside": (documents.pdf_attachment(), "attachments"),
    "locked pdf": (documents.pdf_encrypted(), "encrypted"),
    "pdf locked for changes only": (documents.pdf_encrypted(""), "encrypted"),
    "pdf of 101 pages": (documents.pdf(101), "too_many_pages"),
    "pdf that is a zip as well": (documents.pdf() + documents.docx(), "two_formats"),
    "zip after a page of the web": (b"<html>" + documents.docx(), "unknown"),
    "docx with macros": (documents.docx(word__vbaProject_dot_bin=b"x"), "macros"),
    "docm renamed": (documents.docx(kind="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    "docx with a DDE field in pieces": (documents.docx(INSTRUCTION), "macros"),
    "docx with an object": (documents.docx(word__embeddings__oleObject1_dot_bin=b"x"), "attachments"),
    "docx with a page of the web": (documents.docx('<w:altChunk xmlns:r="r" r:id="r1"/>'), "attachments"),
    "docx with a program": (documents.docx(word__media__image1_dot_png=b"MZ\x90\x00"), "attachments"),
    "docx with an archive": (documents.docx(word__media__image1_dot_png=documents.zipped({"a": b"a"})), "archive"),
    "docx with a template elsewhere": (
        documents.docx(word___rels__settings_dot_xml_dot_rels=documents.relation("attachedTemplate", "https://a.fr/t.dotm")),
        "fetches",
    ),
    "docx with a template on a share": (
        documents.docx(word___rels__settings_dot_xml_dot_rels=documents.relation("attachedTemplate", "file://1.2.3.4/t.dotm")),
        "fetches",
    ),
    "docx with a picture elsewhere": (
        documents.docx(word___rels__document_dot_xml_dot_rels=documents.relation("image", "https://a.fr/p.png")),
        "fetches",
    ),
    "docx with an entity bomb": (documents.docx(word__styles_dot_xml=documents.entity_bomb()), "bomb"),
    "docx with an outside entity": (
        documents.docx(word__styles_dot_xml='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'),
        "bomb",
    ),
    "docx without a body": (documents.docx(kind=documents.DOCX_KIND, word__document_dot_xml="<a/>"), "broken"),
    "docx with a way out": (documents.docx(**{"..__..__etc__passwd": "x"}), "broken"),
    "docx that unfolds": (documents.docx(word__media__a=b"0" * 70 * 1024 * 1024), "bomb"),
    "docx of 2001 files": (documents.docx(**{f"f{n}": "" for n in range(2001)}), "bomb"),
    "odt with macros": (documents.odt(Basic__Standard__Module1_dot_xml="<a/>"), "macros"),
    "odt with a script in the text": (documents.odt("<text:script>x</text:script>"), "macros"),
    "odt that listens": (documents.odt("<script:event-listener/>"), "macros"),
    "odt with a link that runs": (documents.odt('<text:a xlink:href="vnd.sun.star.script:x"/>'), "macros"),
    "odt with an object": (documents.odt("<draw:object-ole/>"), "attachments"),
    "odt with a picture elsewhere": (documents.odt('<draw:image xlink:href="https://a.fr/p.png"/>'), "fetches"),
    "locked odt": (documents.odt(manifest="<manifest:encryption-data/>"), "encrypted"),
    "odt without a text": (documents.odt(content_dot_xml="<a/>"), "broken"),
}


def upload(content: bytes, name: str = "cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("name", SOUND)
def test_a_document_that_opens_is_taken(name):
    assert inspect(SOUND[name]) == name.split()[0]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plain_document_is_refused_with_its_own_sentence(name):
    content, code = REFUSED[name]
    with pytest.raises(Refusal) as refusal:
        inspect(content)
    assert refusal.value.code == code
    assert str(SENTENCES[code]).endswith(".")


def test_the_content_decides_and_the_name_does_not():
    assert check(upload(documents.odt(), "malware.exe")).kind == "odt"
    with pytest.raises(ValidationError, match="PDF, DOCX"):
        check(upload(b"#!/bin/sh\nrm -rf /", "cv.pdf"))


def test_a_file_of_5_mb_is_the_largest():
    largest = documents.pdf(text="0" * (MOST_BYTES - 2000))
    assert MOST_BYTES - 2000 < len(largest) <= MOST_BYTES
    assert check(upload(largest)).kind == "pdf"
    with pytest.raises(ValidationError, match="5"):
        check(upload(b"%PDF-" + b"0" * MOST_BYTES))


@pytest.mark.parametrize("bomb", [documents.pdf_bomb, documents.pdf_loop], ids=["unfolds", "loops"])
def test_a_pdf_made_to_exhaust_the_machine_is_refused_in_time(bomb):
    content, began = bomb(), time.monotonic()
    with pytest.raises(ValidationError) as refusal:
        check(upload(content))
    assert refusal.value.code in {"too_complex", "broken", "bomb"}
    assert time.monotonic() - began < 25


def test_a_process_that_was_stopped_refuses_the_file(monkeypatch):
    monkeypatch.setattr("core.files.documents._START", "import os; os.abort()")
    with pytest.raises(ValidationError) as refusal:
        check(upload(documents.pdf()))
    assert refusal.value.code == "too_complex"


@settings(max_examples=150)
@given(st.sampled_from(sorted(SOUND)), st.integers(0, 10_000), st.integers(0, 255), st.integers(0, 10_000))
def test_a_damaged_document_is_taken_or_refused_and_never_breaks_the_check(name, where, byte, cut):
    damaged = bytearray(SOUND[name])
    damaged[where % len(damaged)] = byte
    damaged = damaged[: len(damaged) - (cut % len(damaged)) // 3]
    assert outcome(bytes(damaged)) in {"pdf", "docx", "odt", *SENTENCES}


def outcome(content: bytes) -> str:
    try:
        return inspect(content)
    except Refusal as refusal:
        return refusal.code
