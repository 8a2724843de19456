"""Word files for tests: what python-docx has no words for is given as XML."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checker.importer.read_document import Read, read_document
from checker.importer.wordings import all_wordings
from tests.importer.twin_files import saved

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES: Final = f"{nsdecls('w', 'r', 'a', 'wp', 'm')} xmlns:v='urn:schemas-microsoft-com:vml'"


def element(xml: str) -> Any:
    """An element in the namespaces of Word files."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {_NAMESPACES}", xml))


def add(made: Document, *elements: str) -> Document:
    """The file with more at its end."""
    for xml in elements:
        made.element.body.insert(len(made.element.body) - 1, element(xml))
    return made


def paragraph(inside: str) -> str:
    """A paragraph with this in it."""
    return f"<w:p>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A Word file with other parts, or more."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        held = {entry.filename: old.read(entry) for entry in old.infolist()} | dict(parts)
        for name, part in held.items():
            new.writestr(name, part)
    return kept.getvalue()


def related(data: bytes, targets: Mapping[str, str]) -> bytes:
    """A Word file whose document refers to more parts, each by an id and its sort: `{"rId90": "image media/1.png"}`."""
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        relations = archive.read(name).decode()
    more = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}/{said.split()[0]}" Target="{said.split()[1]}"/>'
        for key, said in targets.items()
    )
    return with_parts(data, {name: relations.replace("</Relationships>", f"{more}</Relationships>")})


def read(made: Document | bytes) -> Read:
    """A Word file, read."""
    return read_document(made if isinstance(made, bytes) else saved(made), "avtal.docx", all_wordings())


def texts(made: Document | bytes) -> list[str]:
    """The lines of a Word file."""
    return [line.text for line in read(made).lines]


def of_paragraphs(*insides: str) -> Document:
    """A Word file of paragraphs with this in each."""
    return add(docx.Document(), *map(paragraph, insides))


def picture() -> bytes:
    """A picture of one point, as a PNG file."""

    def part(name: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = (part(b"IHDR", head), part(b"IDAT", zlib.compress(b"\0\0")), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
