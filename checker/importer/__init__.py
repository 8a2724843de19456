"""Documents -> agreements: the values that the text gives, and a doubt for each that it does not.

    imported = import_document(data, "avtal.txt")     # raises FaultsFound: the one reason why it cannot be read
    imported.file                                     # the bytes of the agreement file
    imported.agreement                                # the agreement, its places in the document

    document → lines → pieces → parts → draft → agreement file, doubts

Data goes so: `read_document` (with `read_text`, `word` and `pdf`) gives a common stream of lines; `text` tells how they
were printed and makes paragraphs of them; `outline` cuts them where the formulas of `data/wordings/` say that something
begins (`wordings`); the parts are read by themselves (`front`, `items`, `appendices`), put together in `draft`, written
by `write`. Nothing is guessed: what the document does not decide is left out or unknown, with a question. `doubts` asks
those, and puts the answers in their place; `onto` keeps what people added when a new draft is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Final

from checker.agreement import Agreement, agreement_in
from checker.importer.doubt import Doubt
from checker.importer.draft import draft_of
from checker.importer.lacking import Lacking, without_text
from checker.importer.read_document import MOST_BYTES, Progress, read_document
from checker.importer.source import SourceDocument, placed
from checker.importer.text.lines import Line
from checker.importer.wordings import all_wordings
from checker.importer.write import agreement_file
from checker.named import NamedTuple
from checker.yamlfile import Fault, FaultsFound, file_bytes
from checker.yamlfile.places import whole_file

__all__ = ["Imported", "import_document", "import_file"]


class Imported(NamedTuple):
    """A document that was imported.

    `value` is what the agreement file says, doubts left out, and `written` the doubts as it says them. `lines` counts
    those with text; each is understood by one part of the agreement, or `unread`. `understood`: their numbers, by the
    part: a node of the agreement, `agreement` for what stands before the goals, or `page-numbers`.
    """

    agreement: Agreement
    value: dict[str, Any]
    doubts: tuple[Doubt, ...]
    lines: int
    understood: dict[str, tuple[int, ...]]
    unread: tuple[Line, ...]
    warnings: tuple[Fault, ...]
    written: tuple[dict[str, Any], ...]

    @property
    def file(self) -> bytes:
        """The agreement file, made when it is asked for: a check of a document needs none."""
        return agreement_file(self.value, self.written, self.agreement.document.file)


def import_file(path: str, shown_as: str, progress: Progress | None = None) -> Imported:
    """The agreement that the document in a file holds; `shown_as` is the file's name in messages.

    Raises:
        FaultsFound: where it cannot be read, or is no agreement.
    """
    return import_document(file_bytes(path, shown_as, MOST_BYTES), shown_as, progress)


def import_document(data: bytes, document: str, progress: Progress | None = None) -> Imported:
    """The agreement that a document holds; `document` is its name in messages and in the file.

    `progress` is told how many pages of how many are read, and then how many lines are understood.

    Raises:
        FaultsFound: where it cannot be read, or is no agreement.
    """
    try:
        return _imported(data, document, progress)
    except ModuleNotFoundError as missing:
        raise FaultsFound([_not_installed(document, str(missing.name))]) from None


def _imported(data: bytes, document: str, progress: Progress | None) -> Imported:
    wordings = all_wordings()
    read = read_document(data, document, wordings, progress)
    lines = [line for line in read.lines if line.kind not in _APART]
    told = partial(progress, count=lines[-1].number, unit="line") if progress and lines else None
    if all(line.kind == "picture" for line in read.lines):
        raise FaultsFound([without_text(document, pictures=bool(read.lines))])
    draft = draft_of(lines, wordings, document, told)
    if isinstance(draft, Lacking):
        raise FaultsFound([draft.fault(document)])
    unread = tuple(sorted((*draft.unread, *(line for line in read.lines if line.kind in _APART))))
    doubts = (*draft.doubts, *_unread(unread, draft.value))
    value = placed(draft.value, read)
    written = placed([doubt.written() for doubt in doubts], read)
    whole, lined = (
        {**held, "doubts": asked} if doubts else held
        for held, asked in ((value, written), (draft.value, [doubt.written() for doubt in doubts]))
    )
    agreement = agreement_in(SourceDocument(document, read, data, whole, lined))
    told_of = draft.understood, unread, read.warnings
    return Imported(agreement, value, doubts, len(read.lines), *told_of, tuple(written))


_APART: Final = frozenset({"beside", "picture"})
"""Kinds of lines that no part of an agreement can be read from."""

_UNREAD: Final = {
    "picture": "Här står en bild, som inte går att läsa. Hör den till överenskommelsen (en tabell, en figur)?",
    "beside": "Hör det till överenskommelsen, och i så fall till vad? Det står där inläsningen inte väntar något.",
}


def _unread(lines: tuple[Line, ...], value: dict[str, Any]) -> list[Doubt]:
    question = "Hör raden till överenskommelsen, och i så fall till vad? Ingen del av inläsningen har använt den."
    begins = [*_begins(value)]
    return [
        Doubt(
            "unread",
            _item_at(line, begins),
            "",
            line.as_prose().text,
            (),
            _UNREAD.get(line.kind, question),
            line.number,
        )
        for line in lines
    ]


def _begins(value: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """On which line each goal or assignment begins, with its name in the graph; then the appendices, with none."""
    numbers: Counter[str] = Counter()
    for item in value["items"]:
        numbers[item["number"]] += 1
        again = numbers[item["number"]]
        yield int(item["source"]["line"]), f"{item['number']}#{again}" if again > 1 else item["number"]
    appendices = [int(one["source"]["line"]) for one in value.get("appendices", ())]
    if appendices:
        yield min(appendices), ""


def _item_at(line: Line, begins: Sequence[tuple[int, str]]) -> str:
    """The goal or assignment among whose lines one stands; "" where it stands before or after them all."""
    before = bisect_right(begins, line.number, key=itemgetter(0))
    return begins[before - 1][1] if before else ""


def _not_installed(document: str, library: str) -> Fault:
    get = f"python -m pip install {library}"
    sv = f"Att läsa dokumentet kräver {library}, som inte är installerat. Installera det: {get}"
    en = f"Reading the document needs {library}, which is not installed. Install it: {get}"
    return Fault(whole_file(document), sv, en)
