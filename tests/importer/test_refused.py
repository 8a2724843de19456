"""What is no agreement: one clear message, and nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import pairwise
from typing import Final

import docx
import pytest
from docx.document import Document

from checker.importer import import_document
from checker.yamlfile import FaultsFound
from tests.importer.reading import source_text, written
from tests.importer.twin import Block, document
from tests.importer.twin_files import as_word, saved
from tests.importer.word_files import picture


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive with these parts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return data.getvalue()


def pdf(*, picture: bool = False, locked: bool = False) -> bytes:
    """A PDF file of one page without text: with a picture in it, or encrypted with a password that nobody knows."""
    draws = b"q 400 0 0 600 50 50 cm /P Do Q" if picture else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /P 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(draws), draws),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >> "
        b"stream\n\0\nendstream",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"00" * 32, b"00" * 32),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += b"%d 0 obj %s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    encrypted = b" /Encrypt 6 0 R /ID [<00> <00>]" if locked else b""
    return data + b"xref\n0 7\n0000000000 65535 f \n%strailer << /Size 7 /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        encrypted,
        len(data),
    )


def scanned() -> Document:
    """A Word file with nothing but pictures of pages."""
    made = docx.Document()
    for _ in range(2):
        made.add_picture(BytesIO(picture()))
    return made


def compound(part: str) -> bytes:
    """The beginning of a file as Office wrote them before 2007, with the name of its part."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + part.encode("utf-16-le") + bytes(100)


def declaring(entities: str) -> bytes:
    """The document of a Word file that declares entities, and writes the last."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "<w:body><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body>"
    return f"<!DOCTYPE d [{entities}]><w:document {namespace}>{body}</w:document>".encode()


EXPANDING: Final = declaring(
    '<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefghz"))
)
ELSEWHERE: Final = declaring('<!ENTITY z SYSTEM "file:///etc/passwd">')


def nested(depth: int) -> bytes:
    """The document of a Word file in which elements stand in each other."""
    inside = "".join(f'<w:ins w:id="{number}">' for number in range(depth)) + "</w:ins>" * depth
    return declaring("").replace(b"<w:r><w:t>&z;</w:t></w:r>", inside.encode())


WORD_AGREEMENT: Final = as_word(document(written()), 90)
WORD: Final = as_word([Block("paragraph", "Motion om cykelvägar")], 60)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Filen är tom"),
        (b"  \n\n \n", "Filen är tom"),
        (zipped({"a.txt": b""}), "Filen är ett zip-arkiv."),
        (zipped({"xl/workbook.xml": b""}), "Filen är en Excelfil. Överenskommelsen ska vara en Word-fil (.docx)"),
        (zipped({"content.xml": b""}), "Filen är i OpenDocument-format. Spara den som .docx"),
        (zipped({"word/document.xml": EXPANDING}), "Filen är skadad och går inte att öppna."),
        (zipped({"word/document.xml": nested(2_000)}), "Filen är skadad och går inte att öppna."),
        (zipped({"word/document.xml": ELSEWHERE}), "Filen är skadad och går inte att öppna."),
        (zipped({"word/document.xml": b"<w:document/>"}), "Filen är skadad och går inte att öppna."),
        (zipped({"word/document.xml": b"no xml"}), "Filen är skadad och går inte att öppna."),
        (WORD[:-1000], "Filen är skadad och går inte att öppna."),
        (WORD[:500] + b"damage" + WORD[506:], "Filen är skadad och går inte att öppna."),
        (zipped({"word/document.xml": b" " * 10_000_000}), "Filen packar upp sig till orimligt mycket"),
        (zipped({f"{number}": b"" for number in range(2_001)}), "Filen packar upp sig till orimligt mycket"),
        (saved(docx.Document()), "Filen är tom"),
        (saved(scanned()), "Dokumentet innehåller ingen text, bara bilder: det är inskannat."),
        (zipped({"Index/Document.iwa": b""}), "Filen är ett Pages-dokument: exportera det som Word."),
        (b"%PDF-1.7\n", "Filen är skadad och går inte att läsa som PDF."),
        (b"%PDF-1.7\n" + b"x" * 5000 + b"\n%%EOF", "Filen är skadad och går inte att läsa som PDF."),
        (pdf(), "Filen är tom"),
        (pdf(picture=True), "PDF-filen innehåller ingen text, bara bilder: den är inskannad."),
        (pdf(locked=True), "PDF-filen är skyddad med lösenord."),
        (compound("WordDocument"), "Filen är en äldre Word-fil (.doc). Öppna den i Word, spara den som .docx"),
        (compound("EncryptedPackage"), "Filen är skyddad med lösenord. Spara den utan lösenord och läs in igen."),
        (compound("Workbook"), "Filen är en äldre Office-fil, men inget Word-dokument."),
        (b"{\\rtf1\\ansi}", "Filen är en RTF-fil. Öppna den i Word, spara den som .docx"),
        (
            b"\xef\xbb\xbf\r\n<!doctype HTML>\n<p>x</p>",
            "Filen är en webbsida (HTML). Öppna den i Word, spara den som .docx",
        ),
        (b"<html xmlns:w='urn'><body>MAL KF</body></html>", "Filen är en webbsida (HTML). Öppna den i Word"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "Filen är en sparad webbsida eller ett mejl."),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
            "Filen är skriven i XML. Öppna den i Word",
        ),
        (picture(), "Filen är en bild, och text i en bild går inte att läsa. Ta Word-filen i stället"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "Filen är en bild, och text i en bild går inte att läsa."),
        (b"\x00\x01\x02\x03" * 50, "Filen är ingen textfil."),
        (b"Motion om cykelv\xe4gar\nTill kommunfullm\xe4ktige", "Det här känns inte igen som en överenskommelse"),
        (WORD, "Det här känns inte igen som en överenskommelse"),
        (b"agreement:\n  id: ks-2026\n", "Det här känns inte igen som en överenskommelse"),
        (b"x" * 20_000_001, "Filen är större än 20 MB."),
        (b"rad\n" * 30_001, "Filen har 30 001 rader med text, och högst 30 000 läses."),
    ],
)
def test_one_message(data: bytes, said: str) -> None:
    with pytest.raises(FaultsFound) as found:
        import_document(data, "avtal.txt")
    (fault,) = found.value.faults
    assert fault.sv.replace("\N{NO-BREAK SPACE}", " ").startswith(said)
    assert (fault.place.file, fault.place.line) == ("avtal.txt", 1)


def test_of_many_parties_only_some_are_named() -> None:
    names = "".join(f"Enhet nummer {letter} (X{letter}).\n" for letter in "ABCDEFGHIJKLMNOP")
    with pytest.raises(FaultsFound) as found:
        import_document(names.encode(), "avtal.txt")
    (fault,) = found.value.faults
    assert " Parter som hittades: XA, XB, XC, XD, XE och 11 till. " in fault.sv
    assert " Parties that were found: XA, XB, XC, XD, XE and 11 more. " in fault.en


def test_an_agreement_whose_year_cannot_be_read() -> None:
    text = source_text().split("1. Målområde")[0].replace("2026", "") + "MÅL KF\n\n1.1.1 Ett mål (KS)\n"
    with pytest.raises(FaultsFound):
        import_document(text.encode(), "avtal.txt")


def test_a_long_document_is_read_in_reasonable_time() -> None:
    body = source_text().split("1. Målområde", 1)[1].split("KK25/566 Bilaga")[0]
    text = source_text().replace(body, body * 10, 1)
    found = import_document(text.encode(), "avtal.txt")
    assert len(found.value["items"]) == 340


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (WORD_AGREEMENT, "avtal.pdf", "Filens namn slutar på .pdf, men den är en Word-fil och lästes så."),
        (source_text().encode(), "avtal.docx", "Filens namn slutar på .docx, men den är text och lästes så."),
    ],
)
def test_what_a_file_is_its_bytes_tell(data: bytes, name: str, said: str) -> None:
    found = import_document(data, name)
    assert len(found.value["items"]) == 34
    assert [fault.sv[: len(said)] for fault in found.warnings] == [said]


@pytest.mark.parametrize(("name", "sort"), [("avtal.docx", "en Word-fil"), ("avtal.pdf", "en PDF-fil")])
def test_what_is_neither_what_its_name_says_nor_text_is_told_as_damaged(name: str, sort: str) -> None:
    with pytest.raises(FaultsFound) as found:
        import_document(b"\x00\x01\x02\x03" * 50, name)
    assert [fault.sv[: len(sort) + 30] for fault in found.value.faults] == [f"Filen är skadad, eller inte {sort}. "]
