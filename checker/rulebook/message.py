"""Messages: sentences with placeholders `{path}`, `{path|words when absent}` and `{value}`.

Nothing in a message is evaluated: a placeholder is a path, and is replaced by the words for its values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.graph import Path, PathFault, parse_path
from checker.named import NamedTuple
from checker.words import Text

if TYPE_CHECKING:
    from checker.rulebook.sorts import Sort

_PLACEHOLDER: Final = r"\{([^{}|]*)(?:\|([^{}]*))?\}"
OFFENDING: Final = "value"


class Placeholder(NamedTuple):
    """Where a value goes; `path` None is the offending values. `absent`: the words when there is no value.

    `nodes` tells whether the path leads to nodes, which have names, or to plain values.
    """

    path: Path | None
    absent: str | None
    written: str
    nodes: bool


Message = tuple[str | Placeholder, ...]
"""Plain words and placeholders, in order; a rule has one in Swedish and one in English."""


def parse_message(written: str, target: Sort, *, offending_nodes: bool) -> tuple[Message, list[Text]]:
    """The message, and what is wrong with its placeholders for targets of this sort.

    `offending_nodes` tells whether the values that can break the rule, `{value}`, are nodes or plain values.
    """
    # Only where rules are read; most runs recall them.
    from checker.rulebook.limits import MOST_PLACEHOLDERS
    from checker.rulebook.sorts import SortFault, sort_of

    parts: list[str | Placeholder] = []
    faults: list[Text] = []
    end = 0
    for match in re.finditer(_PLACEHOLDER, written):
        if len(parts) >= 2 * MOST_PLACEHOLDERS:
            faults.append(
                Text(
                    f"Texten får ha högst {MOST_PLACEHOLDERS} ord inom klamrar.",
                    f"The text may have at most {MOST_PLACEHOLDERS} words in braces.",
                )
            )
            return (), faults
        parts.append(written[end : match.start()])
        end = match.end()
        name, absent = match.group(1), match.group(2)
        if name == OFFENDING:
            parts.append(Placeholder(None, absent, name, nodes=offending_nodes))
            continue
        try:
            path = parse_path(name)
            nodes = not sort_of(path, target).type
            parts.append(Placeholder(path, absent, name, nodes))
        except PathFault as fault:
            faults.append(Text(f"{fault.text.sv} i {{{name}}}.", f"{fault.text.en} in {{{name}}}."))
        except SortFault as fault:
            faults.append(Text(f"I {{{name}}}: {fault.text.sv}", f"In {{{name}}}: {fault.text.en}"))
    parts.append(written[end:])
    if any(brace in part for part in parts if isinstance(part, str) for brace in "{}"):
        faults.append(Text("En klammer { eller } står ensam.", "A brace { or } stands alone."))
    return tuple(part for part in parts if part != ""), faults
