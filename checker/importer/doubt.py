"""What the import could not settle: each doubt with its place, what was read, the choices and the question."""

from __future__ import annotations

from typing import Any, Final

from checker.named import NamedTuple

PARTS: Final = " | "
"""Between the parts of an alternative, where it has several."""

WITH_BEFORE: Final = "with-before"
WITH_AFTER: Final = "with-after"
"""Alternatives: a text goes on with the one before it, or after it."""

AS_HEADING: Final = "heading"
AS_TEXT: Final = "text"
"""Alternatives: a line is a heading, or a sentence of the text."""


class Doubt(NamedTuple):
    """A question to a reader of the document.

    `about` is the node in the agreement (`1.1.1/indicator/i5`, `2.1.4`, `agreement`), `field` the field that waits for
    the answer; `among` the choices, where there are some; `line` the line of the source.
    """

    code: str
    about: str
    field: str
    read: str
    among: tuple[str, ...]
    question: str
    line: int

    def written(self) -> dict[str, Any]:
        """The doubt as the agreement file writes it."""
        entry: dict[str, Any] = {"code": self.code}
        if self.about:
            entry["about"] = self.about
        if self.field:
            entry["field"] = self.field
        entry["read"] = self.read
        if self.among:
            entry["among"] = [*self.among]
        entry["question"] = self.question
        entry["source"] = {"line": str(self.line)}
        return entry
