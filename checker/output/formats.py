"""The outputs of `check` by name. One is imported when it is asked for, so that none pays for another."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from checker.named import NamedTuple

if TYPE_CHECKING:
    from checker.output.result import Result

Sort = Literal["words", "json", "xml", "lines", "binary"]
"""What a format is made of, where it is printed: words for a reader; JSON or XML, in which any character can be
escaped; lines whose bytes are fixed; or bytes that belong in a file only."""


class Format(NamedTuple):
    """An output: the module whose function `written` makes it, and how the names of its files may end.

    `endings`: those from which the format can be told; none where the format must be named. `library`: what must be
    installed for it, beyond what every installation has. `in_parts`: the module's `parts` makes the same bit by bit.
    `compared`: the module that does so where agreements are compared with earlier versions, if that is another.
    """

    module: str
    sort: Sort
    endings: tuple[str, ...] = ()
    library: str | None = None
    in_parts: bool = False
    compared: str | None = None


FORMATS: Final[dict[str, Format]] = {
    "text": Format("checker.output.text", "words", (".txt",), in_parts=True, compared="checker.output.compared_text"),
    "json": Format("checker.output.as_json", "json", (".json",), in_parts=True),
    "sarif": Format("checker.output.sarif", "json", (".sarif", ".sarif.json"), in_parts=True),
    "junit": Format("checker.output.junit", "xml", in_parts=True),
    "github": Format("checker.output.github", "lines", in_parts=True),
    "gitlab": Format("checker.output.gitlab", "json", in_parts=True),
    "markdown": Format("checker.output.markdown", "lines", (".md",)),
    "xlsx": Format("checker.output.xlsx", "binary", (".xlsx",), "xlsxwriter"),
    "docx": Format("checker.output.word", "binary", (".docx",), "docxtpl"),
    "csv": Format("checker.output.as_csv", "lines", (".csv",), in_parts=True),
}


def written(name: str, result: Result) -> bytes:
    """A run's result in a format, as a file of it holds it."""
    return b"".join(parts(name, result))


def parts(name: str, result: Result) -> Iterator[bytes]:
    """The same part by part, so that of an output that is made of very many agreements only one is held."""
    about = FORMATS[name]
    module = import_module(about.compared if about.compared and _is_compared(result) else about.module)
    for made in module.parts(result) if about.in_parts else (module.written(result),):
        # A file's name may hold bytes that are no text; nothing else of what is written can fail to be encoded.
        yield made.encode(errors="replace") if isinstance(made, str) else made


def _is_compared(result: Result) -> bool:
    """Whether its agreements are compared with earlier versions, as they all are or none is."""
    return any(run.comparison is not None for run in islice(result.runs, 1))
