"""The council, the boards and the divisions as the file writes them, with what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from checker.importer.bodies import COUNCIL, COUNCIL_NAME, Boards, Party
from checker.importer.doubt import Doubt
from checker.importer.filed import put
from checker.importer.front.remuneration import Remuneration
from checker.importer.wordings import Wordings


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


def bodies_of(
    found: Sequence[Party], boards: Boards, full_names: Mapping[str, str], paid: Remuneration, *, council: bool
) -> tuple[list[dict[str, Any]], list[Doubt]]:
    """The council, where it decided anything, the boards and the divisions; and what is not known of them."""
    doubts: list[Doubt] = []
    entries: list[dict[str, Any]] = []
    if council:
        entries.append({"code": COUNCIL, "kind": "council", "name": COUNCIL_NAME})
    entries += [_party(party, "board") for party in found if party.is_board]
    for code, line in boards.others.items():
        if code == COUNCIL:
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
            for field, held in paid.entry(party.code).items():
                put(entry, field, held)
            doubts += paid.doubt(party.code, party.name, party.line)
            entries.append(entry)
    return entries, doubts


def _party(party: Party, kind: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": party.code, "kind": kind, "party": "true", "name": party.name}
    entry["printed_name"] = party.printed_name
    if party.representative:
        entry["representative"] = party.representative
    return {**entry, "source": {"line": str(party.line)}}
