"""Documents that are followed: the files that they show are written, and what they say is printed must be printed.

A fenced block is a file below `<!-- file: NAME -->`, and a command with its output below `<!-- run -->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Step(NamedTuple):
    """A block of a document: what its comment asks for (`file`, `run`), of what, and what stands in it."""

    does: str
    what: str
    text: str


def steps(page: str) -> Iterator[Step]:
    """The marked blocks of a document, in order."""
    for match in re.finditer(r"<!-- (file|run)(?:: ([^>]+?))? -->\n```\w+\n(.*?)```\n", page, re.DOTALL):
        yield Step(match[1], match[2] or "", match[3])


def unmarked(page: str) -> list[str]:
    """The fenced blocks that nobody tries."""
    marked = {step.text for step in steps(page)}
    return [text for text in re.findall(r"(?ms)^```\w+\n(.*?)^```$", page) if text not in marked]
