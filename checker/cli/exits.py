"""The exit codes."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """0: nothing at or above the threshold; 1: findings; 2: the input, a rule or the command itself is at fault."""

    OK = 0
    FINDINGS = 1
    FAULT = 2
