"""Office and PDF files as inputs: small ones that are right, with their insides edited, or their bytes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from random import Random
from typing import Any, Final

from checker.follow_up.form_out import form
from tests.fuzz.amplify import Whole, amplified, text_whole, xml_whole
from tests.fuzz.mutate import mutated, text_seed
from tests.importer.reading import written
from tests.importer.twin import Block, as_text, document
from tests.importer.twin_files import as_word
from tests.sound import sound_graph

_FORM_WORDS: Final = (
    *("<v>1e400</v>", "<v>-1</v>", 't="e"', 't="d"', "<f>1/0</f>"),
    *('<c r="XFD1048576"><v>1</v></c>', 's="999"'),
)
_WORD_WORDS: Final = (
    *("<w:p>", "</w:p>", "<w:tbl>", "<w:tr>", "<w:tc/>", "<w:r><w:t>x</w:t></w:r>", "<w:br/>", "<w:tab/>", "&#8239;"),
    *('<w:gridSpan w:val="-1"/>', '<w:gridSpan w:val="99999"/>', '<w:vMerge w:val="x"/>', '<w:ilvl w:val="99"/>'),
    *('<w:numId w:val="0"/>', '<w:numId w:val="x"/>', 'w:val="-7"', "<w:lastRenderedPageBreak/>", "<w:del>"),
    *('<!DOCTYPE a [<!ENTITY b "c">]>', "&b;", "<![CDATA[", "<w:sdt>", "<w:fldSimple/>", "<w:txbxContent/>"),
)
_PDF_WORDS: Final = (
    *("0 0 m", "q", "Q", "BT", "ET", "Tj", "TJ", "[(a) -9999 (b)]", "1e99", "-1", "<< >>", "[", "]", "null", "(", ")"),
    *("1 0 R", "3 0 R", "99 0 R", "/Kids [2 0 R]", "/Count -1", "/Length 0", "/Length 999999", "/Filter /FlateDecode"),
    *("/Filter /ASCIIHexDecode", "/Filter /LZWDecode", "/Filter /Crypt", "/Encrypt 5 0 R", "/Rotate 45", "<FEFF00E5>"),
    *("/MediaBox [0 0 0 0]", "/MediaBox [0 0 1e9 1e9]", "0 0 0 0 0 0 cm", "1 0 0 1 99999 99999 Tm", "/Font 4 0 R"),
    *(
        "endobj",
        "endstream",
        "stream",
        "trailer",
        "%%EOF",
        "%PDF-9.9",
        "BI ID x EI",
        "/Im0 Do",
        "\\777",
        "<</a<</b[/c]>>>>",
    ),
)


def form_file(random: Random) -> bytes:
    """A form of what is reported, with a part of its archive edited, or the archive itself."""
    return _archive(random, random.choice(_forms()), r"sheet|Strings", _FORM_WORDS)


def word_file(random: Random) -> bytes:
    """A document in Word, the same way."""
    return _archive(random, random.choice(_word_files()), r"document\.xml$|numbering|styles\.xml$", _WORD_WORDS)


def pdf_file(random: Random) -> bytes:
    """A document as a PDF of one page, after edits; half of the time its table says where the objects now stand."""
    data = mutated(random, text_seed(pdf_text()), _PDF_WORDS)
    return _with_table(data) if random.random() < 0.5 else data


def _archive(random: Random, data: bytes, parts: str, words: tuple[str, ...]) -> bytes:
    if random.random() < 0.2:
        at = random.randrange(len(data))
        return data[:at] + bytes([random.randrange(256)]) * random.choice((1, 1, 8)) + data[at + 1 :]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as changed:
        names = archive.namelist()
        of_text = [name for name in names if name.endswith((".xml", ".rels"))]
        chosen = random.choice([name for name in of_text if re.search(parts, name) or random.random() < 0.1])
        for name in names:
            part = archive.read(name)
            changed.writestr(name, mutated(random, text_seed(part.decode()), words) if name == chosen else part)
    return stream.getvalue()


@cache
def _forms() -> tuple[bytes, ...]:
    graph = sound_graph()
    return tuple(form(graph, "vår", division) for division in graph.by_kind["division"][:2])


@cache
def _word_files() -> tuple[bytes, ...]:
    return tuple(as_word(_small(), 90, ruled=ruled) for ruled in (True, False))


def _small() -> list[Block]:
    """The real agreement's first words and parties, two of its goals and the head of an appendix."""
    value: dict[str, Any] = written()
    goals = [item for item in value["items"] if item["kind"] == "goal"]
    area = {name: held for name, held in value["areas"][0].items() if name not in ("operational_areas", "focus")}
    front = [{**value["sections"][0], "text": value["sections"][0]["text"][:1], "sections": []}, value["sections"][1]]
    appendix = {**value["appendices"][0], "sections": value["appendices"][0]["sections"][:2]}
    items = [goal for goal in goals if goal["in_area"] == area["number"]][:2]
    return [*document({**value, "sections": front, "areas": [area], "items": items, "appendices": [appendix]})]


@cache
def pdf_text() -> str:
    """A PDF of one page, uncompressed, so that an edit meets the words and how they are placed; all of it ASCII."""
    texts = [line for line in as_text(_small(), 80).split("\n") if line][:44]
    lines = "".join(f"1 0 0 1 60 {800 - 17 * number} Tm ({_escaped(text)}) Tj\n" for number, text in enumerate(texts))
    stream = f"BT /F0 10 Tf\n{lines}ET\n60 780 m 300 780 l S\n60 700 200 40 re S\n"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 6 0 R >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}endstream",
        "<< /Font << /F0 4 0 R >> >>",
    )
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, start=1))
    return _with_table(f"%PDF-1.4\n{body}".encode()).decode()


def _escaped(text: str) -> str:
    """A text as it stands between brackets in a PDF."""
    return "".join(
        f"\\{byte:03o}" if byte > 126 or byte in b"()\\" else chr(byte) for byte in text.encode("cp1252", "replace")
    )


def _with_table(data: bytes) -> bytes:
    """A PDF with a table of its objects where they stand, at its end."""
    body = data.partition(b"xref\n")[0]
    places = {int(found[1]): found.start() for found in re.finditer(rb"(?<![^\n])(\d{1,3}) 0 obj", body)}
    rows = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(max(places, default=0) + 1)
    )
    count = rows.count(b"\n")
    return b"%sxref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        body,
        count,
        rows,
        count,
        len(body),
    )


def right_form(random: Random) -> bytes:
    """A form of what is reported."""
    return random.choice(_forms())


def right_word(random: Random) -> bytes:
    """A document in Word."""
    return random.choice(_word_files())


def large_form(random: Random, size: int) -> bytes:
    """A form with a part of its archive of about so many bytes."""
    return _large_archive(random, right_form(random), r"sheet1|Strings", size)


def large_word(random: Random, size: int) -> bytes:
    """A document in Word, the same way."""
    return _large_archive(random, right_word(random), r"document\.xml$|numbering|styles\.xml$", size)


def _large_archive(random: Random, data: bytes, parts: str, size: int) -> bytes:
    """An archive with a part made larger; nothing in it is compressed, so that it is as large as what it holds."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as changed:
        held = {name: archive.read(name) for name in archive.namelist()}
        room = size - sum(map(len, held.values()))
        chosen = random.choice([name for name in held if re.search(parts, name)])
        whole = _xml(held[chosen].decode())
        held[chosen] = amplified(random, whole, max(room, 2_000) + len(whole.text)).encode(errors="replace")
        for name, part in held.items():
            changed.writestr(name, part)
    return stream.getvalue()


@cache
def _xml(text: str) -> Whole:
    return xml_whole(text)


_LARGEST_PDF: Final = 40_000
"""Bytes, of which almost all are letters."""
_MOST_PAGES: Final = 20
"""All show the same three thousand letters, of which pdfplumber takes some 25 microseconds each."""


def large_pdf(random: Random, size: int) -> bytes:
    """A document as a PDF of about so many bytes, if it can be read in time: of many pages, or much of something."""
    size = min(size, _LARGEST_PDF)
    text = pdf_text().partition("xref\n")[0]
    if random.random() < 0.3:
        count = min(size // 120, _MOST_PAGES)
        pages = "".join(f"{number} 0 R " for number in range(7, 7 + count))
        page = text[text.index("<< /Type /Page /") : text.index("endobj\n4 0 obj")]
        more = "".join(f"{number} 0 obj\n{page}endobj\n" for number in range(7, 7 + count))
        text = text.replace("[3 0 R] /Count 1", f"[3 0 R {pages}] /Count {count + 1}") + more
    else:
        text = amplified(random, _pdf(text), size)
    stream = text.partition("stream\n")[2].partition("endstream")[0]
    text = re.sub(r"(?<=<< /Length )\d+", str(len(stream.encode())), text, count=1)
    return _with_table(text.encode(errors="replace"))


@cache
def _pdf(text: str) -> Whole:
    return text_whole(text)
