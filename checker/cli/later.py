"""What libraries do as they are loaded, and a run seldom needs: done when it is needed.

PyYAML compiles nine patterns for a parser of its own, which libyaml's events do without, and one of them takes longer
than Python takes to start; `platform`, `gettext` and `json` compile another fifteen. `typing` compiles the annotations
of click's that are written as text, which nobody asks it for. click loads `inspect`, to unindent help; PyYAML loads
`base64`, for a sort of value that no file of ours has. Together that is a sixth of a cold check, and nothing of it can
be left out by asking the libraries.

This is for the process of a command line, which is the tool's own, and while nothing but modules is loaded: whoever
imports the package has Python as it is.
"""

from __future__ import annotations

import re
import sys
import typing
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

    def match(self, *given: Any, **named: Any) -> Any:
        """The pattern's own, which `json` takes as a default of parameters and so asks for as it is loaded."""
        return self.__getattr__("match")(*given, **named)


def _as_written(annotation: str, *_: object) -> str:
    """What `typing` keeps of an annotation instead of its code: `eval`, to which it gives that, takes either."""
    return annotation


@contextmanager
def compiled_later() -> Iterator[None]:
    """While modules are loaded, neither their patterns nor annotations that are written as text are compiled."""
    re.compile = _Pattern  # type: ignore[assignment]
    typing.compile = _as_written  # type: ignore[attr-defined]
    try:
        yield
    finally:
        re.compile = _compiled
        vars(typing).pop("compile", None)


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
