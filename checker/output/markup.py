"""Markdown in which the words of others stay words: no markup, no links, nobody mentioned."""

from __future__ import annotations

import re
from typing import Final

from checker.characters import on_one_line

UNSEEN: Final = "\N{ZERO WIDTH SPACE}"

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~$&]")
_BEGINS_BLOCK: Final = re.compile(r"^(?:[#+=-]|\d+(?=[.)](?:\s|$)))")
_REFERS: Final = re.compile(r"@(?=\w)|[#!~$%&](?=\d)|(?<=\bGH)-(?=\d)|(?<=\bwww)\.|(?<=\w):(?=//)", re.IGNORECASE)
"""What forges make links of by themselves, after they have read the Markdown, so that no escape stops them: mentions,
issues and merge requests by number, addresses."""


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is, and that no forge makes links of: an unseen space breaks those."""
    line = _REFERS.sub(rf"\g<0>{UNSEEN}", on_one_line(text).strip())
    line = _MARKUP.sub(r"\\\g<0>", line)
    begins = _BEGINS_BLOCK.match(line)
    if begins is None:
        return line
    return f"\\{line}" if not begins[0].isdigit() else f"{begins[0]}\\{line[begins.end() :]}"
