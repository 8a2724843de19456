"""What is no agreement: one clear message, and nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from checker.importer import import_document
from checker.yamlfile import FaultsFound
from tests.importer.reading import source_text


def zipped() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Filen är tom"),
        (b"  \n\n \n", "Filen är tom"),
        (zipped(), "Filen är en Word- eller Excelfil, inte text."),
        (b"%PDF-1.7\n", "Filen är en PDF-fil, inte text."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Filen är en äldre Word- eller Excelfil, inte text."),
        (b"{\\rtf1\\ansi}", "Filen är en RTF-fil, inte text."),
        (b"\x00\x01\x02\x03" * 50, "Filen är ingen textfil."),
        (b"Motion om cykelv\xe4gar\nTill kommunfullm\xe4ktige", "Det här känns inte igen som en överenskommelse"),
        (b"agreement:\n  id: ks-2026\n", "Det här känns inte igen som en överenskommelse"),
        (b"x" * 20_000_001, "Filen är större än 20 MB."),
    ],
)
def test_one_message(data: bytes, said: str) -> None:
    with pytest.raises(FaultsFound) as found:
        import_document(data, "avtal.txt")
    (fault,) = found.value.faults
    assert fault.sv.startswith(said)
    assert (fault.place.file, fault.place.line) == ("avtal.txt", 1)


def test_an_agreement_whose_year_cannot_be_read() -> None:
    text = source_text().split("1. Målområde")[0].replace("2026", "") + "MÅL KF\n\n1.1.1 Ett mål (KS)\n"
    with pytest.raises(FaultsFound):
        import_document(text.encode(), "avtal.txt")


def test_a_long_document_is_read_in_reasonable_time() -> None:
    body = source_text().split("1. Målområde", 1)[1].split("KK25/566 Bilaga")[0]
    text = source_text().replace(body, body * 10, 1)
    found = import_document(text.encode(), "avtal.txt")
    assert len(found.value["items"]) == 340
