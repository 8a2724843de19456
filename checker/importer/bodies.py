"""Who the parties and the boards are, from the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from checker.importer.names import Names
from checker.importer.text.prose import Paragraph
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_NAMED: Final = re.compile(r"(?P<name>[^()]+?) ?\((?P<code>[A-ZÅÄÖ][A-ZÅÄÖ\d]{1,7})\)")
_LEADING: Final = re.compile(r"^(?:[\s,;.]|och |samt )+")
COUNCIL: Final = "KF"
"""The council's code, in every municipality."""

COUNCIL_NAME: Final = "Kommunfullmäktige"


class Party(NamedTuple):
    """A party: its code, the name beside it, its ombud and the line where it says so."""

    code: str
    printed_name: str
    representative: str | None
    line: int
    is_board: bool

    @property
    def name(self) -> str:
        """The name as one begins a sentence with it."""
        return self.printed_name[:1].upper() + self.printed_name[1:]


def parties(paragraphs: Iterable[Paragraph], wordings: Wordings) -> list[Party]:
    """The parties that the document names with their codes; where it does so twice, with the ombud."""
    found: dict[str, Party] = {}
    for paragraph in paragraphs:
        for party in _parties_in(paragraph, wordings):
            known = found.get(party.code)
            if known is None or known.representative is None:
                found[party.code] = party
    return [*found.values()]


def _parties_in(paragraph: Paragraph, wordings: Wordings) -> Iterator[Party]:
    if match := wordings.match("party_list", paragraph.text):
        offset = match.starts["parties"]
        for named in _NAMED.finditer(match.groups["parties"]):
            skipped = _LEADING.match(named["name"])
            begin = skipped.end() if skipped else 0
            line = paragraph.line_at(offset + named.start() + begin)
            name = named["name"][begin:].strip()
            yield Party(named["code"], name, match.get("representative"), line, is_board(name, wordings))
        if (board := match.get("board")) and (code := match.get("board_code")):
            yield Party(code, board, None, paragraph.line, True)
    elif match := wordings.match("party", paragraph.text):
        name = match.groups["name"]
        yield Party(match.groups["code"], name, match.get("representative"), paragraph.line, is_board(name, wordings))


def is_board(name: str, wordings: Wordings) -> bool:
    """Whether it is the name of a board."""
    return wordings.match("board_name", name) is not None


def names_of(found: Sequence[Party], wordings: Wordings) -> Names:
    """The names of the parties, with every word for all of them."""
    names = Names(
        [],
        lambda words: wordings.match("everybody", words) is not None,
        cache(lambda word: wordings.match("unit_word", word) is not None),  # asked of every word of running text
    )
    for party in found:
        names.add(party.code, party.code)
        names.add(party.code, party.printed_name, any_case=party.is_board)
    names.add(COUNCIL, COUNCIL_NAME)
    return names


class Boards:
    """The boards that the document names by code, in the order in which it does."""

    def __init__(self, found: Sequence[Party]) -> None:
        self.divisions = {party.code for party in found if not party.is_board}
        self.parties = {party.code for party in found if party.is_board}
        self.others: dict[str, int] = {}

    def are(self, words: str) -> bool:
        """Whether these words can only be codes of boards."""
        codes = codes_in(words)
        return bool(codes) and not self.divisions.intersection(codes)

    def note(self, codes: Iterable[str], line: int) -> None:
        """Boards that are named on a line."""
        for code in codes:
            if code not in self.parties and code not in self.divisions:
                self.others.setdefault(code, line)


def codes_in(words: str) -> list[str]:
    """The codes in a list that holds nothing else; else none."""
    parts = [part.strip() for part in re.split(r",|\boch\b|\bsamt\b", words)]
    return parts if all(re.fullmatch(r"[A-ZÅÄÖ][A-ZÅÄÖ\d]{1,7}", part) for part in parts) else []
