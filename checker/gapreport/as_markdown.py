"""The report as Markdown: the same parts, tables and texts, for reading in a terminal, in git and on a forge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checker.gapreport.values import (
    SYMBOLS,
    Block,
    Cell,
    Line,
    Listing,
    Paragraph,
    Picture,
    Report,
    Section,
    Table,
    Terms,
    Words,
)

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~#&])")
_LIST_START: Final = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)|^(\s*)([-+=])")


def written(report: Report, _folders: Iterable[str] = ()) -> str:
    """The whole report; Markdown has no template."""
    lines = [f"# {_escaped(report.title)}", "", _line(report.subtitle), ""]
    for number, part in enumerate(report.parts, start=1):
        lines += _section(part, 2, f"{number}. ")
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(section: Section, level: int, number: str = "") -> Iterator[str]:
    yield f'<a id="{section.id}"></a>'
    yield ""
    yield f"{'#' * min(level, 6)} {number}{_line(section.title)}"
    yield ""
    for block in section.blocks:
        yield from _block(block, level)


def _block(block: Block, level: int) -> Iterator[str]:
    if isinstance(block, Section):
        yield from _section(block, level + 1)
        return
    if isinstance(block, Paragraph):
        line = _start(_line(block.line))
        yield f"> {line}" if block.notice else line
    elif isinstance(block, Listing):
        for item in block.items:
            yield "- " + "<br>".join(_start(_line(line)) for line in item)
    elif isinstance(block, Terms):
        yield from (f"- **{_escaped(name)}:** {_line(line)}" for name, line in block.entries)
    elif isinstance(block, Picture):
        yield _escaped(block.told)
    elif isinstance(block, Table):
        yield from _table(block)
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"**{_escaped(table.caption)}**"
    yield ""
    yield _row([_escaped(name) for name in table.head])
    yield _row(["---:" if column in table.figures else "---" for column in range(len(table.head))])
    for row in table.rows:
        yield _row([_cell(one) for one in row])
    if table.names:
        yield ""
        yield "; ".join(f"{_escaped(code)}: {_escaped(name)}" for code, name in table.names)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(one: Cell) -> str:
    return "<br>".join(_line(line) for line in one.lines)


def _line(line: Line) -> str:
    return " ".join("".join(map(_words, line)).split(" "))


def _words(words: Words) -> str:
    text = _escaped(words.spoken or words.text)
    if words.tone is not None:
        text = f"{SYMBOLS[words.tone]} {text}"
    if words.strong and text:
        text = f"**{text}**"
    return f"[{text}](#{words.target})" if words.target else text


def _escaped(text: str) -> str:
    """A text in which nothing is markup, on one line."""
    return _MARKUP.sub(r"\\\1", re.sub(r"[ \t\r\n\f\v\x85\u2028\u2029]+", " ", text))


def _start(line: str) -> str:
    """A line that could be taken for an item of a list, or an underlining, does not begin as one."""
    return _LIST_START.sub(
        lambda found: f"{found[1]}{found[2]}\\{found[3]}" if found[2] else f"{found[4]}\\{found[5]}", line
    )
