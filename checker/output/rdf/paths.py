"""Paths in two spellings: SHACL's, in Turtle, and SPARQL's. Both mean what ours mean: sets of values."""

from __future__ import annotations

from typing import Final

from checker.graph import Path, Step
from checker.graph.paths import Alternative, Repeat, Sequence
from checker.output.rdf.terms import nameless, several, word
from checker.vocabulary import ATTRIBUTES, FACTS

_REPEATED: Final = {"*": "sh:zeroOrMorePath", "+": "sh:oneOrMorePath", "?": "sh:zeroOrOnePath"}


def shacl_path(path: Path) -> str:
    """The path as the value of `sh:path`."""
    if isinstance(path, Step):
        return nameless([f"sh:inversePath {word(path.word)}"]) if path.inverse else word(path.word)
    if isinstance(path, Sequence):
        return several(shacl_path(part) for part in path.parts)
    if isinstance(path, Alternative):
        return nameless([f"sh:alternativePath {several(shacl_path(option) for option in path.options)}"])
    return nameless([f"{_REPEATED[path.sign]} {shacl_path(path.path)}"])


def sparql_path(path: Path) -> str:
    """The path as the middle of a triple pattern."""
    if isinstance(path, Step):
        return f"^{word(path.word)}" if path.inverse else word(path.word)
    if isinstance(path, Sequence):
        return "/".join(_bracketed(part) for part in path.parts)
    if isinstance(path, Alternative):
        return "|".join(_bracketed(option) for option in path.options)
    return f"({sparql_path(path.path)}){path.sign}"


def _bracketed(path: Path) -> str:
    return f"({sparql_path(path)})" if isinstance(path, Sequence | Alternative) else sparql_path(path)


def plain_word(path: Path) -> str | None:
    """The one word that a path is, if it is one that is read forwards."""
    return path.word if isinstance(path, Step) and not path.inverse else None


def types_of(path: Path) -> set[str]:
    """The plain types that the path can end in; "" for nodes."""
    if isinstance(path, Step):
        value = ATTRIBUTES.get(path.word) or FACTS.get(path.word)
        return {value.type if value is not None else ""}
    if isinstance(path, Sequence):
        return types_of(path.parts[-1])
    if isinstance(path, Repeat):
        return {""}
    return {name for option in path.options for name in types_of(option)}
