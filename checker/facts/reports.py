"""Facts on what the divisions report at a follow-up."""

from __future__ import annotations

from checker.facts.possible import Reader, table_of
from checker.graph import Table, Values
from checker.vocabulary import DEVIATION


def unanswered(reader: Reader) -> Table:
    """What a report does not say of a deviation: cause, consequence, action, who sees to it, and by which day.

    Absent where it says all of it.
    """

    def answer(read: Reader, node: str) -> Values:
        return tuple(word for word in DEVIATION if not read(word, node))

    return table_of(reader, ("report",), answer, choices=DEVIATION, many=True)
