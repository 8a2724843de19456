"""Emphasis for a terminal, or none."""

from __future__ import annotations

from typing import Final

_CODES: Final = {"bold": "1", "dim": "2", "error": "1;31", "warning": "1;33", "info": "1;36"}


class Paint:
    """Writes emphasis as ANSI codes, or, switched off, leaves words as they are."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, words: str, how: str) -> str:
        """The words, emphasised as `how`: bold, dim, or a severity."""
        return f"\x1b[{_CODES[how]}m{words}\x1b[0m" if self.on and words else words
