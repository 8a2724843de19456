"""What libraries do as they are loaded, and a run seldom needs: done when it is needed.

PyYAML compiles nine patterns for a parser of its own, which libyaml's events do without, and one of them takes longer
than Python takes to start; `platform`, `gettext` and `json` compile another fifteen. click loads `inspect`, to unindent
help; PyYAML loads `base64`, for a sort of value that no file of ours has. Together that is a sixth of a cold check, and
nothing of it can be left out by asking the libraries.

This is for the process of a command line, which is the tool's own, and while nothing but modules is loaded: whoever
imports the package has Python as it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_compiled: Any = re.compile


class _Pattern:
    """What `re.compile` gives while modules are loaded: a pattern that is compiled when it is first asked anything."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._compile: Callable[[], Any] = lambda: _compiled(*given, **named)

    def __getattr__(self, name: str) -> Any:
        """The pattern's own; `re` keeps what it has compiled, and from then on it is found at once."""
        found = getattr(self._compile(), name)
        setattr(self, name, found)
        return found


@contextmanager
def patterns_later() -> Iterator[None]:
    """While modules are loaded, no pattern of theirs is compiled."""
    re.compile = _Pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compiled


class _Module(ModuleType):
    """What stands for a module until it is asked for anything."""

    def __getattr__(self, name: str) -> Any:
        """The module's own, which is loaded with the first."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def load_later(name: str) -> None:
    """Lets a module be loaded when anything in it is asked for.

    Python's own `LazyLoader` would load it as soon as a second module imports it.
    """
    sys.modules.setdefault(name, _Module(name))
