"""A new draft of the document onto the agreement file of the last one: what people added stays with what it is about.

Nodes are paired as `styrkoll diff` pairs them. A question that was answered is not asked again, where what it is about
is still there; an answer that rests on words which are gone is asked anew. Ids stay, so that waivers and links hold.
The old file's text is changed where the new draft says something else, so that comments stay with what they stand by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from checker.agreement import Agreement, agreement_of
from checker.decisions.changes import changes
from checker.decisions.pairing import pair_graphs
from checker.graph import build_graph
from checker.importer import Imported
from checker.importer.carrying import Carrying
from checker.importer.doubt import AS_HEADING, AS_TEXT
from checker.importer.doubts.answers import record
from checker.importer.doubts.settling import settle
from checker.importer.filed import CannotAnswer, place_of
from checker.importer.read_document import Progress
from checker.importer.write import STYLE, header
from checker.named import NamedTuple
from checker.run import Change
from checker.yamlfile import PathInFile
from checker.yamlfile.encode import encoded
from checker.yamlfile.rewrite import rewritten


class Onto(NamedTuple):
    """The new file's bytes, its agreement, what changed in the document, and how many answers were kept."""

    file: bytes
    agreement: Agreement
    changes: tuple[Change, ...]
    kept: int


def import_onto(found: Imported, old: Agreement, document: str, progress: Progress | None = None) -> Onto:
    """The imported draft with what people had added to `old`; `document` is the draft's name in the file.

    `progress` is told how many of the answers that were given are taken up.

    Raises:
        FaultsFound: where the file that comes of it could not be read.
    """
    replayed = _Replayed(found, old, progress)
    carrying = Carrying(replayed.value, replayed.doubts, old, document)
    value, doubts = carrying.merged()
    value.pop("doubts", None)
    if replayed.answers:
        value["answers"] = [carrying.renamed(one) for one in replayed.answers]
    if doubts:
        value["doubts"] = doubts
    text = rewritten(old.document, value, STYLE)
    file = encoded(old.document, _named(text, document))
    agreement = agreement_of(file, document)
    before, after = build_graph(old), build_graph(agreement)
    told = changes(before, after, pair_graphs(before, after))
    return Onto(file, agreement, tuple(told), carrying.kept + len(replayed.answers))


def _named(text: str, document: str) -> str:
    """The text with the new document's name where import had written the old one's."""
    first, *_ = header(document).splitlines()
    pattern = re.escape(header("\0").splitlines()[0]).replace("\0", "[^\r\n]*")
    return re.sub(rf"\A{pattern}", lambda _: first, text)


class _Replayed:
    """The new draft with the answers to questions about what is printed, where the same is printed again."""

    def __init__(self, found: Imported, old: Agreement, progress: Progress | None) -> None:
        self._found = found.value
        self._progress = progress
        self._taken_up: list[tuple[dict[str, Any], PathInFile | None, Sequence[str]]] = []
        self.value: dict[str, Any] = deepcopy(found.value)
        self.doubts: list[dict[str, Any]] = deepcopy([*found.written])
        self.answers: list[dict[str, Any]] = []
        value: Any = old.document.value
        given: list[dict[str, Any]] = [*value.get("answers", ())]
        if given:
            pairing = pair_graphs(build_graph(old), build_graph(found.agreement))
            self._replay(given, {before: now for before, now in pairing.newer.items() if "/" not in before})
        for doubt in [one for one in self.doubts if one["code"] in ("heading", "under")]:
            self._see(doubt, old)

    def _replay(self, given: list[dict[str, Any]], newer: dict[str, str]) -> None:
        """Takes up the answers in the order in which they were given: one may rest on another."""
        for done, answer in enumerate(given):
            if self._progress is not None:
                self._progress(done, len(given), "answer")
            root, *_ = str(answer.get("about", "")).split("/")
            wanted = (*_asked(answer), newer.get(root, root))
            for doubt in self.doubts:
                if (*_asked(doubt), str(doubt.get("about", "")).partition("/")[0]) == wanted:
                    self._take_up(doubt, answer["answer"])
                    break

    def _take_up(self, doubt: dict[str, Any], answer: Sequence[str], *, recorded: bool = True) -> None:
        about = str(doubt.get("about", ""))
        field = doubt.get("field") or ("outcomes" if "/indicator/" in about else None)
        place = place_of(self.value, about, field) if field else None
        try:
            done = settle(self.value, doubt, place, answer)
        except CannotAnswer:
            # What it was about is not printed any more, so the question stands; and nothing is left half changed.
            self.value = deepcopy(self._found)
            for taken in self._taken_up:
                settle(self.value, *taken)
            return
        self._taken_up.append((doubt, place, answer))
        self.answers += [record(doubt, answer)] if recorded else []
        self.doubts = done.left(self.doubts, next(at for at, one in enumerate(self.doubts) if one is doubt))

    def _see(self, doubt: dict[str, Any], old: Agreement) -> None:
        """What the old file has as a heading or a sentence, or under a heading, and does not ask about, is so."""
        if any((one["code"], one["read"]) == (doubt["code"], doubt["read"]) for one in old.doubts):
            return
        code = doubt["about"].rpartition("/")[2]
        sections = [one for entry in old.appendices if entry["belongs_to"] == code for one in _sections(entry)]
        holding = [one["title"] for one in sections if doubt["read"] in one.get("text", ())]
        if doubt["code"] == "under":
            seen = [title for title in holding if title in doubt["among"]][:1]
        elif any(one.get("title") == doubt["read"] for one in sections):
            seen = [AS_HEADING]
        else:
            seen = [AS_TEXT] if holding else []
        if seen:
            self._take_up(doubt, seen, recorded=False)


def _sections(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in entry.get("sections", ()):
        yield section
        yield from _sections(section)


def _asked(asked: dict[str, Any]) -> tuple[Any, ...]:
    return asked["code"], asked.get("field"), asked["read"]
