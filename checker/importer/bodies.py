"""Who the parties and the boards are, from the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from checker.importer.doubt import Doubt
from checker.importer.names import Names
from checker.importer.prose import Paragraph
from checker.importer.remuneration import Remuneration
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_NAMED: Final = re.compile(r"(?P<name>[^()]+?) ?\((?P<code>[A-ZÅÄÖ][A-ZÅÄÖ\d]{1,7})\)")
_LEADING: Final = re.compile(r"^(?:[\s,;.]|och |samt )+")
_COUNCIL: Final = "Kommunfullmäktige"


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
    names.add("KF", _COUNCIL)
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


def board_names(text: str, wordings: Wordings) -> dict[str, str]:
    """The full names of boards in a text, and of each the part that says what kind of board it is."""
    return {match.words: match.groups["kind"] for match in wordings.found_in("board_in_text", text)}


def could_be(code: str, name: str, kind: str) -> bool:
    """Whether a code can be made of the beginnings of a name's parts, the last of which is the `kind` that it ends in.

    >>> could_be("KFN", "Kultur- och fritidsnämnden", "nämnden")
    True
    """
    parts = [*re.findall(r"[a-zåäö]+", name.casefold().removesuffix(kind)), kind]
    return code.casefold() in ("".join(part[0] for part in parts), "".join(part[0] for part in parts if part != "och"))


def written(
    council: bool,
    found: Sequence[Party],
    boards: Boards,
    full_names: Mapping[str, str],
    paid: Remuneration,
) -> tuple[list[dict[str, Any]], list[Doubt]]:
    """The bodies as the file writes them, and what is not known of them."""
    doubts: list[Doubt] = []
    entries: list[dict[str, Any]] = []
    if council:
        entries.append({"code": "KF", "kind": "council", "name": _COUNCIL})
    entries += [_party(party, "board") for party in found if party.is_board]
    for code, line in boards.others.items():
        if code == "KF":
            continue
        choices = tuple(name for name, kind in full_names.items() if could_be(code, name, kind))
        name: Any = {"unknown": "namnet står inte bredvid koden"}
        if choices:
            name["among"] = [*choices]
        entries.append({"code": code, "kind": "board", "name": name, "source": {"line": str(line)}})
        doubts.append(Doubt("board-name", code, "name", code, choices, f"Vad heter nämnden {code}?", line))
    for party in found:
        if not party.is_board:
            entry = _party(party, "division")
            source = entry.pop("source")
            entry |= paid.entry(party.code)
            doubts += paid.doubt(party.code, party.name, party.line)
            entries.append({**entry, "source": source})
    return entries, doubts


def _party(party: Party, kind: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": party.code, "kind": kind, "party": "true", "name": party.name}
    entry["printed_name"] = party.printed_name
    if party.representative:
        entry["representative"] = party.representative
    return {**entry, "source": {"line": str(party.line)}}
