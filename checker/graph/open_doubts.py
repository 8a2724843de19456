"""The open doubts of an import -> unknowns, where the file's own fields do not say that something is not known.

What was read in one of several ways, or perhaps not read at all, is no ground for a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from checker.graph.values import Unknown
from checker.graph.writer import Writer
from checker.vocabulary import ATTRIBUTES, DOUBTS, RELATIONS
from checker.words import Text

_LACKED: Final = ("named_in_sentence", "delegated_to", "led_by", "supported_by", "start", "end", "follow_up", "text")
"""What a line of an item that was not read may have said, where nothing else did."""

_HEADING: Final = "heading"
"""What an indicator without outcomes may be instead: then there is none that lacks them."""

_LACKED_BY_GOALS: Final = ("expects", "measured_by")


def add_doubts(writer: Writer) -> None:
    """Adds what the open doubts leave unknown; those about what has gone from the file leave nothing.

    How figures are read decides which outcomes there are, so that is looked at where outcomes are added; whether a line
    of an appendix is a heading, and which of two it belongs to, decides nothing that rules read: such have no role.
    """
    for doubt in writer.agreement.doubts:
        about = str(doubt.get("about", ""))
        kind = writer.graph.nodes.get(about)
        match doubt["code"], kind:
            case "unread", "indicator" if _HEADING in doubt.get("among", ()) or any(map(str.isdigit, doubt["read"])):
                _perhaps_more(writer, about, "has_outcome", doubt)
            case "joined", "desired_result":
                _joined(writer, about, doubt)
            case "lead" | "date" | "follow-up", "assignment" | "base_assignment":
                _perhaps_there(writer, about, (doubt["field"],), doubt)
            case "recipients", "goal" | "assignment" | "base_assignment":
                _perhaps_there(writer, about, (doubt["field"], "delegated_to"), doubt)
            case "unread", "goal" | "assignment" | "base_assignment":
                words = (*_LACKED, *(_LACKED_BY_GOALS if kind == "goal" else ()))
                _perhaps_there(writer, about, (word for word in words if _fits(word, kind)), doubt)


def _joined(writer: Writer, result: str, doubt: dict[str, Any]) -> None:
    """A result that may be several says one of several things; a parenthesis inside it may name boards."""
    tables = writer.graph.tables
    tables["text"].known.pop(result, None)
    among = tuple(dict.fromkeys(part for way in doubt.get("among", ()) for part in way.split(" | "))) or None
    writer.set_unknown(result, "text", Unknown(1, True, among, reason(doubt), result, "text"))
    if result not in tables["held_by"].known:
        _perhaps_more(writer, result, "held_by", doubt)


def _perhaps_there(writer: Writer, node: str, words: Iterable[str], doubt: dict[str, Any]) -> None:
    """What nothing states may be what was asked about, or not be there."""
    for word in words:
        table = writer.graph.tables[word]
        if node not in table.known and node not in table.unknown:
            _perhaps_more(writer, node, word, doubt)


def _perhaps_more(writer: Writer, node: str, word: str, doubt: dict[str, Any]) -> None:
    writer.set_unknown(node, word, Unknown(0, True, None, reason(doubt), node, word))


def reason(doubt: dict[str, Any]) -> Text:
    """Why what a doubt is about is not known."""
    asked = DOUBTS[doubt["code"]]
    read = doubt["read"]
    sv = f"en fråga från inläsningen är öppen: {asked.sv[:1].lower()}{asked.sv[1:]} (”{read}”)"
    return Text(sv, f"a question of the import is open: {asked.en[:1].lower()}{asked.en[1:]} (“{read}”)")


def _fits(word: str, kind: str) -> bool:
    relation = RELATIONS.get(word)
    return kind in (relation.domain if relation is not None else ATTRIBUTES[word].kinds)
