"""Where the content lies that is installed with the tool, rules, agreement and reports, and wordings of one's own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final, Literal

Part = Literal["rules", "data", "reports"]

EXAMPLE_FILE: Final = "ks-2026.yaml"

_HERE: Final = os.path.dirname(os.path.abspath(__file__))

_own_wordings: tuple[str, ...] = ()


def content(part: Part) -> str:
    """The folder of a part: inside the installed package, or, in a checkout, at its top level."""
    installed = os.path.join(_HERE, "_content", part)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_HERE), part)


def use_wordings(folders: Iterable[str]) -> None:
    """From here on, this process imports documents by the wordings in these folders, too."""
    global _own_wordings
    _own_wordings = tuple(folders)


def wording_folders() -> tuple[str, ...]:
    """Where house styles are: those that come with the tool, and after them the project's own."""
    return (os.path.join(content("data"), "wordings"), *_own_wordings)
